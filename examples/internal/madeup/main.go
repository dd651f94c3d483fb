// Command madeup writes the made-up data of the examples (child-counting has a
// generator of its own). Every example has its fixed seed, so that the same
// files come out every time. Without arguments it writes the data of them all:
//
//	go run ./examples/internal/madeup [NAME...]
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/fordel-lang/fordel/examples/internal/town"
)

// made gives, for each example with made-up data, the function that makes its
// files: the text of each by its name.
var made = map[string]func() map[string]string{
	"account-method":          accountMethod,
	"assessed-need":           assessedNeed,
	"concentration-factor":    concentrationFactor,
	"count-and-weigh":         countAndWeigh,
	"counts-without-children": countsWithoutChildren,
	"deduction-per-head":      deductionPerHead,
	"demography":              demography,
	"differentiation":         differentiation,
	"indexing":                indexing,
	"cluster-leader":          clusterLeader,
	"pedagogue-share":         pedagogueShare,
	"old-data":                oldData,
	"own-indicator":           ownIndicator,
	"special-institutions":    specialInstitutions,
	"financing":               financing,
	"fixed-key":               fixedKey,
	"hold-harmless":           holdHarmless,
	"named-institutions":      namedInstitutions,
	"pay-and-mix":             payAndMix,
	"phase-in":                phaseIn,
	"positions-and-steering":  positionsAndSteering,
	"ranked-applications":     rankedApplications,
	"rate-method":             rateMethod,
	"reconciliation":          reconciliation,
	"reservations":            reservations,
	"score-model":             scoreModel,
	"sensitivity":             sensitivity,
	"steps-by-size":           stepsBySize,
	"third-birthday":          thirdBirthday,
	"top-per-district":        topPerDistrict,
	"two-steps":               twoSteps,
	"whole-positions":         wholePositions,
}

func main() {
	for name, files := range made {
		if len(os.Args) > 1 && !slices.Contains(os.Args[1:], name) {
			continue
		}
		headed, err := town.Headed(filepath.Join(examples(), name, "rules.fordel"), files())
		if err == nil {
			err = write(filepath.Join(examples(), name, "data"), headed)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// examples is the folder of all examples, wherever the command is started from.
func examples() string {
	_, self, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(self), "..", "..")
}

func write(dir string, files map[string]string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
