package analysis

import "math/bits"

// A plane is one binary digit of many numbers: bit i of a word of the plane
// belongs to the number in lane i. A value has all planes of a word one behind
// the other, the least significant first, then those of the next word. The
// functions here compute with 64 numbers at once, with the logic of a ripple
// adder; they take the same time whatever the numbers are.

// addMasked adds a positive amount to the numbers in the lanes of a mask. The
// numbers are in the planes from..n-1 of each word and do not overflow.
func addMasked(value []uint64, n, from int, mask []uint64, amount uint64) {
	for ; amount&1 == 0; amount >>= 1 {
		from++
	}
	digits := bits.Len64(amount)
	for w, m := range mask {
		v := value[w*n+from : w*n+n]
		s := v[0]
		v[0] = s ^ m
		carry := s & m
		for i := 1; i < digits && i < len(v); i++ {
			s := v[i]
			if amount>>i&1 == 0 {
				v[i] = s ^ carry
				carry &= s
			} else {
				half := s ^ m
				v[i] = half ^ carry
				carry = s&m | carry&half
			}
		}
		increment(v[min(digits, len(v)):], carry)
	}
}

// increment adds one to the numbers of a word in some lanes.
func increment(v []uint64, lanes uint64) {
	for len(v) >= 4 {
		p := (*[4]uint64)(v)
		a, b, c, d := p[0], p[1], p[2], p[3]
		p[0] = a ^ lanes
		lanes &= a
		p[1] = b ^ lanes
		lanes &= b
		p[2] = c ^ lanes
		lanes &= c
		p[3] = d ^ lanes
		lanes &= d
		v = v[4:]
	}
	for i, s := range v {
		v[i] = s ^ lanes
		lanes &= s
	}
}

// addPlanes adds the numbers of b to those of a in the lanes of a mask. Both have
// the same number of words, a has n planes and b has k <= n, worth 2^shift each.
func addPlanes(a []uint64, n int, b []uint64, k, shift int, mask []uint64) {
	for w, m := range mask {
		v, x := a[w*n+shift:(w+1)*n], b[w*k:(w+1)*k]
		carry := uint64(0)
		for i := range v {
			s, t := v[i], uint64(0)
			if i < len(x) {
				t = x[i] & m
			} else if carry == 0 {
				break
			}
			half := s ^ t
			v[i] = half ^ carry
			carry = s&t | carry&half
		}
	}
}

// replace takes the numbers of b in some lanes of a word.
func replace(a, b []uint64, lanes uint64) {
	for len(a) >= 4 && len(b) >= 4 {
		p, q := (*[4]uint64)(a), (*[4]uint64)(b)
		p[0] ^= (p[0] ^ q[0]) & lanes
		p[1] ^= (p[1] ^ q[1]) & lanes
		p[2] ^= (p[2] ^ q[2]) & lanes
		p[3] ^= (p[3] ^ q[3]) & lanes
		a, b = a[4:], b[4:]
	}
	for i := range a {
		if i < len(b) {
			a[i] ^= (a[i] ^ b[i]) & lanes
		}
	}
}

// above marks the lanes in which y is larger than x. From the least significant
// plane on, what the lower planes say stays where the planes are equal.
func above(x, y []uint64) uint64 {
	larger := uint64(0)
	for len(x) >= 4 && len(y) >= 4 {
		p, q := (*[4]uint64)(x), (*[4]uint64)(y)
		larger ^= (p[0] ^ q[0]) & (larger ^ q[0])
		larger ^= (p[1] ^ q[1]) & (larger ^ q[1])
		larger ^= (p[2] ^ q[2]) & (larger ^ q[2])
		larger ^= (p[3] ^ q[3]) & (larger ^ q[3])
		x, y = x[4:], y[4:]
	}
	for i := range x {
		if i < len(y) {
			larger ^= (x[i] ^ y[i]) & (larger ^ y[i])
		}
	}
	return larger
}
