// Package number is the arithmetic that people and spreadsheets agree on: sums that do not depend on the order of
// their terms, numbers read as the 15 digits they show, rounding half away from zero, and logarithms and powers that
// are the same to the last bit on every platform.
//
// It knows nothing of the language or of kroner.
package number
