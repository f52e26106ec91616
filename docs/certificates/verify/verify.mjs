// Verifies a credential as a stranger would: from the credential, the DID's document and the status list alone.
//
//   npm install && node verify.mjs BASE_URL CREDENTIAL_FILE [--context FILE] [--schema FILE]
//
// --context: Open Badges' context 3.0.3 (https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json), fetched when not given
// --schema:  Open Badges' JSON Schema of an achievement credential; not checked when not given
import {readFile} from 'node:fs/promises';
import {decodeProtectedHeader, importJWK, compactVerify} from 'jose';
import {decodeList, statusTypeMatches} from '@digitalbazaar/vc-bitstring-status-list';
import {contexts as w3c} from '@digitalbazaar/credentials-context';
import jsonld from 'jsonld';
import Ajv2019 from 'ajv/dist/2019.js';
import formats from 'ajv-formats';

const OPEN_BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const [base, file, ...options] = process.argv.slice(2);
const option = name => options.includes(name) ? options[options.indexOf(name) + 1] : undefined;
let wrong = 0;

function say(holds, what) {
  console.log(`${holds ? 'yes' : 'NO '}  ${what}`);
  wrong += holds ? 0 : 1;
}

async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.json();
}

async function verified(jwt, did) {
  const {kid, alg, typ} = decodeProtectedHeader(jwt);
  const method = did.verificationMethod.find(one => one.id === kid);
  say(method && did.assertionMethod.includes(kid), `${kid} is a key by which ${did.id} vouches`);
  const {payload} = await compactVerify(jwt, await importJWK(method.publicKeyJwk, 'ES256'), {algorithms: ['ES256']});
  say(alg === 'ES256' && typ === 'vc+jwt', 'its signature holds (jose, ES256, vc+jwt)');
  return JSON.parse(new TextDecoder().decode(payload));
}

async function documents(url) {
  if (w3c.has(url)) return {document: w3c.get(url), documentUrl: url};
  if (url === OPEN_BADGES) {
    const given = option('--context');
    return {document: given ? JSON.parse(await readFile(given, 'utf8')) : await json(url), documentUrl: url};
  }
  throw new Error(`the credential names ${url}, which is no context of VC 2.0 or Open Badges`);
}

const did = await json(`${base}/.well-known/did.json`);
const credential = await verified((await readFile(file, 'utf8')).trim(), did);
const now = Date.now();
say(credential.issuer.id === did.id && credential.iss === did.id, `its issuer is ${did.id}`);
say(Date.parse(credential.validFrom) <= now, `valid from ${credential.validFrom}`);
say(!credential.validUntil || now < Date.parse(credential.validUntil), `valid until ${credential.validUntil ?? 'further notice'}`);

// no claim may fall outside the vocabularies: in safe mode jsonld refuses what it cannot name
const {iss, jti, sub, nbf, exp, iat, ...claims} = credential;
const [expanded] = await jsonld.expand(claims, {documentLoader: documents, safe: true});
say(Object.keys(expanded).length > 5, 'every claim is a term of VC 2.0 or Open Badges 3.0 (jsonld, safe mode)');

if (option('--schema')) {
  const ajv = new Ajv2019({strict: false, allErrors: true});
  formats(ajv);
  const valid = ajv.compile(JSON.parse(await readFile(option('--schema'), 'utf8')));
  say(valid(claims), 'it keeps to the JSON Schema of Open Badges 3.0 (ajv)');
  (valid.errors ?? []).forEach(error => console.log(`     ${error.instancePath} ${error.message}`));
}

const status = credential.credentialStatus;
say(statusTypeMatches({credential}), `its status is at place ${status.statusListIndex} of ${status.statusListCredential}`);
const answer = await fetch(status.statusListCredential.replace(/^https?:\/\/[^/]+/, base), {headers: {Accept: 'application/vc+jwt'}});
const list = await verified(await answer.text(), did);
say(list.type.includes('BitstringStatusListCredential') && list.id === status.statusListCredential, 'the list is the one that it names');
const bits = await decodeList({encodedList: list.credentialSubject.encodedList});
say(bits.length === 131072, `the list has ${bits.length} places (vc-bitstring-status-list)`);
console.log(`${credential.name}: ${bits.getStatus(Number(status.statusListIndex)) ? 'REVOKED' : 'not revoked'}`);
process.exit(wrong ? 1 : 0);
