package bridge

import "testing"

// TestEnclose: rows go along only where they are asked for, and are told of where
// they look like persons.
func TestEnclose(t *testing.T) {
	b := New()
	refused(t, b.Call(t.Context(), "enclose", `{"lang": "en"}`, nil))
	ask(t, b, "rules", `{"file": "r.fordel", "text": "fordel 1 en\ntable pupils \"</script>\" {\n  id key\n}\nlet n = len(pupils)\n", "lang": "en"}`)
	ask(t, b, "data", `{"table": "pupils", "file": "p.csv", "lang": "en"}`, []byte("id\na\nb\n")...)
	ask(t, b, "results", `{"lang": "en"}`)
	bare := ask(t, b, "enclose", `{"lang": "da"}`)
	same(t, bare, `[]`, "model", "tables")
	same(t, bare, `2`, "rows")
	same(t, bare, `"da"`, "model", "lang")
	same(t, bare, `["Rækker i `+"`pupils`"+` ligner personer (navnet). Alle, der får filen, kan læse dem: Send den kun til dem, der må."]`, "persons")
	same(t, ask(t, b, "enclose", `{"lang": "en", "data": true}`), `[{"table": "pupils", "file": "pupils.csv", "text": "sep=,\nid\na\nb\n"}]`, "model", "tables")
}
