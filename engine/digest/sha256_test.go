package digest

import (
	"crypto/sha256"
	"encoding/hex"
	"math/rand"
	"testing"
)

// TestExamples are the examples of NIST for SHA-256, and the empty text.
func TestExamples(t *testing.T) {
	for text, want := range map[string]string{
		"":    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		"abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
		"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq": "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
	} {
		if sum := SHA256([]byte(text)); hex.EncodeToString(sum[:]) != want {
			t.Errorf("%q gives %x, not %s", text, sum, want)
		}
	}
}

// TestLikeLibrary compares with crypto/sha256 on all lengths around the ends of
// blocks, and on long texts.
func TestLikeLibrary(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for n := range 400 {
		if n >= 300 {
			n = random.Intn(100_000)
		}
		text := make([]byte, n)
		random.Read(text)
		if SHA256(text) != sha256.Sum256(text) {
			t.Fatalf("%d bytes have another digest in the library", n)
		}
	}
}
