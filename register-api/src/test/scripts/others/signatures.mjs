// Webhooks and receipts of a running register, verified by libraries that did not make them.
import { createHash, createPublicKey, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { httpbis, createVerifier } from 'http-message-signatures';
import { compactVerify, createLocalJWKSet } from 'jose';

const { BASE, TOKEN, PORT } = process.env;
const PATH = '/hook-' + randomUUID();
const URL_ = `http://127.0.0.1:${PORT}${PATH}`;

function hold(ok, what) {
  if (!ok) throw new Error('not so: ' + what);
}

async function ask(method, path, body) {
  const answer = await fetch(BASE + path, {
    method,
    headers: {
      Authorization: 'Bearer ' + TOKEN,
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...(method === 'POST' ? { 'Idempotency-Key': randomUUID() } : {}),
    },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

let keys = await ask('GET', '/v1/jwks');

// a key that is not known yet is looked for anew, as of a register that has just made its first
const keyLookup = async ({ keyid }) => {
  const known = () => keys.keys.find((key) => key.kid === keyid);
  if (!known()) keys = await ask('GET', '/v1/jwks');
  const jwk = known();
  return jwk && {
    id: keyid,
    algs: ['ecdsa-p256-sha256'],
    verify: createVerifier(createPublicKey({ key: jwk, format: 'jwk' }), 'ecdsa-p256-sha256'),
  };
};

async function believed(message) {
  try {
    const digest = 'sha-256=:' + createHash('sha256').update(message.body).digest('base64') + ':';
    return digest === message.headers['content-digest'] && (await httpbis.verifyMessage(
      { keyLookup, all: true, requiredFields: ['@method', '@target-uri', 'content-type', 'content-digest'] }, message)) === true;
  } catch {
    return false;
  }
}

const arrived = [];
const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const body = Buffer.concat(parts);
    arrived.push({ method: request.method, url: `http://${request.headers.host}${request.url}`, headers: request.headers, body });
    const challenge = JSON.parse(body).data?.challenge;
    response.end(challenge ? JSON.stringify({ challenge }) : '');
  });
}).listen(Number(PORT), '127.0.0.1');

async function until(what, happened) {
  for (let i = 0; i < 600; i++) {
    if (await happened()) return;
    await new Promise((go) => setTimeout(go, 200));
  }
  throw new Error('not within two minutes: ' + what);
}

try {
  const webhook = await ask('POST', '/v1/webhooks', { url: URL_, people: 'all' });
  const at = '/v1/webhooks/' + webhook.webhookId;
  await until('the webhook is active', async () => (await ask('GET', at)).state === 'active');
  const { events } = await ask('POST', at + '/replays', { since: '2000-01-01T00:00:00Z' });
  const wanted = Math.min(events, 100);
  hold(wanted > 0, 'there are events to tell');
  await until(`${wanted} events arrive`, () => arrived.length > wanted);
  let refused = 0;
  for (const message of arrived) {
    hold(await believed(message), 'a webhook is believed');
    const body = Buffer.from(message.body);
    body[body.length - 3] ^= 1;
    const otherTarget = { ...message, url: message.url + 'x' };
    const otherOrder = { ...message, headers: { ...message.headers,
      'signature-input': message.headers['signature-input'].replace('"@method" "@target-uri"', '"@target-uri" "@method"') } };
    for (const changed of [{ ...message, body }, otherTarget, otherOrder]) {
      refused += (await believed(changed)) ? 0 : 1;
    }
  }
  hold(refused === 3 * arrived.length, 'a changed webhook is refused');
  console.log(`webhooks: ${arrived.length} accepted, ${refused} of ${3 * arrived.length} changed ones (content, target, order of what is signed) refused`);
  await ask('POST', at + '/withdrawals');

  const numbers = [...new Set(arrived.map((message) => JSON.parse(message.body).subject).filter(Boolean))].slice(0, 50);
  const receipt = await ask('POST', '/v1/verifications', { items: numbers.map((registrationNumber) => ({ registrationNumber })) });
  const keySet = createLocalJWKSet(keys);
  const { payload, protectedHeader } = await compactVerify(receipt.signature, keySet, { algorithms: ['ES256'] });
  const said = JSON.parse(Buffer.from(payload).toString());
  hold(said.id === receipt.id && said.count === numbers.length, 'the receipt is of this answer');
  let wrong = 0;
  for (let i = 0; i < receipt.signature.length - 1; i += 7) {
    const other = receipt.signature[i] === 'A' ? 'B' : 'A';
    const changed = receipt.signature.slice(0, i) + other + receipt.signature.slice(i + 1);
    wrong += await compactVerify(changed, keySet, { algorithms: ['ES256'] }).then(() => 0, () => 1);
  }
  const tried = Math.ceil((receipt.signature.length - 1) / 7);
  hold(wrong === tried, 'a changed receipt is refused');
  console.log(`receipt of ${said.count} answers, ${protectedHeader.alg} by key ${protectedHeader.kid.slice(0, 8)}…: accepted, ${wrong} of ${tried} changed ones refused`);
} finally {
  server.close();
  server.closeAllConnections();
}
