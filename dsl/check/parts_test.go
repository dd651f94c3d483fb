package check

import (
	"fmt"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
)

// TestPartsNamedAsFigures refuses the names of a pool's figures in either
// language in files of both, since a file may be translated.
func TestPartsNamedAsFigures(t *testing.T) {
	files := map[string]string{
		"English": "fordel 1 en\ntable t { id key }\npool p {\n amount 100 kr\n to t\n key 1\n}\nsplit p {\n %s 1\n}\n",
		"Danish":  "fordel 1 da\ntabel t { id nøgle }\npulje p {\n beløb 100 kr\n til t\n fordelingsnøgle 1\n}\nopdel p {\n %s 1\n}\n",
	}
	for lang, text := range files {
		for name, refused := range map[string]bool{"rate": true, "sats": true, "left": true, "rest": true, "own": false, "index": false, "indeks": false} {
			f, _ := dsl.Parse(lang, fmt.Sprintf(text, name))
			_, list := Check(f)
			if got := len(list) > 0 && list[0].Code == "split.part"; got != refused || list.HasErrors() != refused {
				t.Errorf("%s: a part %s: %v", lang, name, list)
			}
		}
	}
}
