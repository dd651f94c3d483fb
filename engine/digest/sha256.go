// Package digest gives SHA-256 alone: crypto/sha256 brings the self-tests, random
// numbers and ciphers of a certified module, forty kilobytes more for the page
// to load.
package digest

import (
	"encoding/binary"
	"math/bits"
)

// The first 32 bits of the fractional parts of the square roots of the first 8
// primes, and of the cube roots of the first 64 (FIPS 180-4, sections 5.3.3 and
// 4.2.2).
var (
	start = [8]uint32{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}
	steps = [64]uint32{
		0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
		0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
		0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
		0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
		0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
		0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
		0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
		0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
	}
)

// Size is how many bytes a digest has.
const Size = 32

const block = 64 // bytes that are taken in at once

// SHA256 returns the SHA-256 digest of some bytes (FIPS 180-4, section 6.2).
func SHA256(text []byte) [Size]byte {
	state, rest := start, text
	for ; len(rest) >= block; rest = rest[block:] {
		mix(&state, rest[:block])
	}
	last := append(make([]byte, 0, 2*block), rest...)
	last = append(last, 0x80)
	for len(last)%block != block-8 {
		last = append(last, 0)
	}
	last = binary.BigEndian.AppendUint64(last, 8*uint64(len(text)))
	for ; len(last) > 0; last = last[block:] {
		mix(&state, last[:block])
	}
	var out [Size]byte
	for i, v := range state {
		binary.BigEndian.PutUint32(out[4*i:], v)
	}
	return out
}

// mix takes a block into the state.
func mix(state *[8]uint32, in []byte) {
	var w [64]uint32
	for i := range 16 {
		w[i] = binary.BigEndian.Uint32(in[4*i:])
	}
	for i := 16; i < len(w); i++ {
		s0 := turn(w[i-15], 7) ^ turn(w[i-15], 18) ^ w[i-15]>>3
		s1 := turn(w[i-2], 17) ^ turn(w[i-2], 19) ^ w[i-2]>>10
		w[i] = w[i-16] + s0 + w[i-7] + s1
	}
	v := *state // a to h
	for i := range w {
		a, e := v[0], v[4]
		choice := e&v[5] ^ ^e&v[6]
		majority := a&v[1] ^ a&v[2] ^ v[1]&v[2]
		one := v[7] + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + steps[i] + w[i]
		two := (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority
		v = [8]uint32{one + two, a, v[1], v[2], v[3] + one, e, v[5], v[6]}
	}
	for i := range state {
		state[i] += v[i]
	}
}

// turn turns x to the right.
func turn(x uint32, by int) uint32 { return bits.RotateLeft32(x, -by) }
