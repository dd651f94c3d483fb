package share

import (
	"fmt"
	"strings"
)

// Entry is one row and the number in question. Row is its index in Rows, -1 if it is the pool itself.
type Entry struct {
	Row   int
	Name  string
	Value float64
}

// Limits is one row with its floor and cap, as given.
type Limits struct {
	Row        int
	Name       string
	Floor, Cap float64
}

// LengthError says that a column does not have one value for each name.
type LengthError struct {
	Column    string // "key", "start", "floor", "cap" or "rank"
	Len, Want int
}

func (e *LengthError) Error() string {
	return fmt.Sprintf("there are %d rows, but the column %q has %d values", e.Want, e.Column, e.Len)
}

// UnusableError names the numbers that are not finite, or too large or small to compute with.
type UnusableError struct {
	Column string  // "key", "start", "floor", "cap", "rank" or "amount"
	Rows   []Entry // by name
}

func (e *UnusableError) Error() string {
	return fmt.Sprintf("the %s is not a number that can be computed with: %s", e.Column, list(e.Rows))
}

// NegativeAmount says that there is less than nothing to share.
type NegativeAmount struct{ Amount float64 }

func (e *NegativeAmount) Error() string {
	return fmt.Sprintf("the amount to share is below zero: %v", e.Amount)
}

// NegativeKey names the rows whose key is below zero, by name.
type NegativeKey struct{ Rows []Entry }

func (e *NegativeKey) Error() string { return "the key is below zero: " + list(e.Rows) }

// CapBelowFloor names the rows whose cap is below their floor, by name. Unit is not 0 if they cross only because
// floors are rounded up and caps down to that unit.
type CapBelowFloor struct {
	Rows []Limits
	Unit float64
}

func (e *CapBelowFloor) Error() string {
	parts := make([]string, 0, shown+1)
	for _, r := range e.Rows[:min(shown, len(e.Rows))] {
		parts = append(parts, fmt.Sprintf("%s (floor %v, cap %v)", r.Name, r.Floor, r.Cap))
	}
	text := "the cap is below the floor: " + more(parts, len(e.Rows))
	if e.Unit != 0 {
		text = fmt.Sprintf("no multiple of the rounding unit %v lies between floor and cap: %s", e.Unit, more(parts, len(e.Rows)))
	}
	return text
}

// Shortfall says that floors (and starts of rows without a key) add up to more than the amount. Rows are those that
// must have something, with how much, the largest first.
type Shortfall struct {
	Floors, Amount float64
	Rows           []Entry
}

func (e *Shortfall) Error() string {
	return fmt.Sprintf("the floors add up to %v, but there is only %v to share: %s", e.Floors, e.Amount, list(e.Rows))
}

// Surplus says that the caps add up to less than the amount. Rows are those held by a cap, the largest first.
type Surplus struct {
	Caps, Amount float64
	Rows         []Entry
}

func (e *Surplus) Error() string {
	return fmt.Sprintf("the rows can take %v in all under their caps, but there is %v to share: %s", e.Caps, e.Amount, list(e.Rows))
}

// NoKeys says that there is money to share and no row with a key above zero, or no row at all.
type NoKeys struct {
	Amount float64 // what is left to share
	Rows   int     // how many rows there are
}

func (e *NoKeys) Error() string {
	if e.Rows == 0 {
		return fmt.Sprintf("there is %v to share, but no row to share it", e.Amount)
	}
	return fmt.Sprintf("there is %v to share, but the key of every row is zero", e.Amount)
}

// NoCaps names the rows without a cap, by name, where rows are to be funded up to their caps in order.
type NoCaps struct{ Rows []Entry }

func (e *NoCaps) Error() string {
	names := make([]string, 0, shown+1)
	for _, r := range e.Rows[:min(shown, len(e.Rows))] {
		names = append(names, r.Name)
	}
	return "funding in order needs a cap for every row: " + more(names, len(e.Rows))
}

// shown is how many rows a message names.
const shown = 3

func list(rows []Entry) string {
	parts := make([]string, 0, shown+1)
	for _, r := range rows[:min(shown, len(rows))] {
		if r.Row < 0 {
			parts = append(parts, fmt.Sprint(r.Value))
		} else {
			parts = append(parts, fmt.Sprintf("%s (%v)", r.Name, r.Value))
		}
	}
	return more(parts, len(rows))
}

func more(parts []string, of int) string {
	if of > len(parts) {
		parts = append(parts, fmt.Sprintf("and %d more", of-len(parts)))
	}
	return strings.Join(parts, ", ")
}
