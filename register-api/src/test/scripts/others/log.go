// The log of a register, as Go's own checksum database client would believe it: golang.org/x/mod/sumdb/note and tlog.
package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"math/rand"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

var base = strings.TrimSuffix(os.Args[1], "/")

func get(path string) []byte {
	answer, err := http.Get(base + path)
	must(err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	must(err)
	if answer.StatusCode != 200 {
		panic(fmt.Sprintf("%s answered %d", path, answer.StatusCode))
	}
	return body
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func check(ok bool, what string) {
	if !ok {
		panic("not so: " + what)
	}
}

func hash(text string) (hash tlog.Hash) {
	bytes, err := base64.StdEncoding.DecodeString(text)
	must(err)
	copy(hash[:], bytes)
	return
}

func hashes(path string) []tlog.Hash {
	var proof struct{ Hashes []string }
	must(json.Unmarshal(get(path), &proof))
	all := []tlog.Hash{}
	for _, one := range proof.Hashes {
		all = append(all, hash(one))
	}
	return all
}

// tiles reads the C2SP layout (tile/0/x001/234.p/5) for a client that asks as Go does (tile/8/0/x001/234.p/5).
type tiles struct{}

func (tiles) Height() int { return 8 }

func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (tiles) ReadTiles(wanted []tlog.Tile) (read [][]byte, err error) {
	for _, tile := range wanted {
		read = append(read, get("/log/"+strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
	}
	return
}

func main() {
	key, err := note.NewVerifier(strings.TrimSpace(string(get("/v1/log/verifier-key"))))
	must(err)
	signed := get("/log/checkpoint")
	opened, err := note.Open(signed, note.VerifierList(key))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root := hash(lines[2])
	fmt.Printf("checkpoint of %d entries by %s: signature accepted\n", size, key.Name())

	refused := 0
	for at := 0; at < len(opened.Text); at++ {
		changed := append([]byte{}, signed...)
		changed[at] ^= 1
		if _, err := note.Open(changed, note.VerifierList(key)); err != nil {
			refused++
		}
	}
	check(refused == len(opened.Text), "a changed note is refused")
	fmt.Printf("the same with one bit of its text changed: %d of %d refused\n", refused, len(opened.Text))

	accepted, rejected := 0, 0
	chance := rand.New(rand.NewSource(20261122))
	for i := 0; i < 200; i++ {
		index := chance.Int63n(size)
		var entry struct{ Commitment string }
		must(json.Unmarshal(get(fmt.Sprintf("/v1/log/entries/%d", index)), &entry))
		commitment, err := base64.StdEncoding.DecodeString(entry.Commitment)
		must(err)
		leaf := tlog.RecordHash(commitment)
		proof := tlog.RecordProof(hashes(fmt.Sprintf("/v1/log/entries/%d/proof?treeSize=%d", index, size)))
		must(tlog.CheckRecord(proof, size, root, index, leaf))
		accepted++
		proof[chance.Intn(len(proof))][chance.Intn(32)] ^= 1 << chance.Intn(8)
		if tlog.CheckRecord(proof, size, root, index, leaf) != nil {
			rejected++
		}
	}
	check(rejected == accepted, "a changed proof is refused")
	fmt.Printf("inclusion proofs: %d accepted, %d with one bit changed refused\n", accepted, rejected)

	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, tiles{})
	accepted, rejected = 0, 0
	for i := 0; i < 50; i++ {
		first := 1 + chance.Int63n(size-1)
		before, err := tlog.TreeHash(first, reader)
		must(err)
		proof := tlog.TreeProof(hashes(fmt.Sprintf("/v1/log/consistency?from=%d&to=%d", first, size)))
		must(tlog.CheckTree(proof, size, root, first, before))
		accepted++
		before[chance.Intn(32)] ^= 1 << chance.Intn(8)
		if tlog.CheckTree(proof, size, root, first, before) != nil {
			rejected++
		}
	}
	check(rejected == accepted, "a changed tree is refused")
	fmt.Printf("consistency proofs, the earlier root computed from the tiles: %d accepted, %d with one bit changed refused\n", accepted, rejected)
}
