package formula

import (
	"strconv"
	"strings"

	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

const (
	maxTokens  = 10_000 // in one formula
	maxNesting = 100    // brackets, ifs, wheres and signs inside each other
)

// Parse reads tokens as one formula. The node is nil where the diagnostics hold
// an error, or where a token is unreadable, which has been reported before.
//
// The grammar is expr's: every name and literal goes to its parser as a
// placeholder t0, t1, ... (numbered by token), so that nothing but operators,
// brackets and commas means anything to it; `if` becomes `? :` and `where` a
// call. The tree that comes back is turned into nodes with places of ours.
func Parse(tokens []lex.Token, lang diag.Lang) (*Node, diag.List) {
	t := &translator{toks: tokens, lang: lang, calls: make([]bool, len(tokens))}
	if len(tokens) == 0 || t.unreadable() {
		return nil, nil
	}
	if len(tokens) > maxTokens {
		return nil, diag.List{tooLong(maxTokens).At(whole(tokens))}
	}
	if t.matchBrackets(); len(t.diags) == 0 {
		t.translate()
	}
	if len(t.diags) > 0 {
		return nil, t.diags
	}
	tree, err := parser.ParseWithConfig(t.out.String(), &conf.Config{MaxNodes: 2 * maxTokens})
	if err != nil {
		return nil, diag.List{t.explain(err)}
	}
	c := converter{translator: t}
	root := c.value(tree.Node)
	if len(t.diags) > 0 {
		return nil, t.diags
	}
	return root.node, nil
}

func whole(tokens []lex.Token) diag.Range { return tokens[0].At.To(tokens[len(tokens)-1].At) }

// explain turns an error of expr's parser into ours. The translation has
// reported everything but what expr alone forbids: mixing `??` with other
// operators without brackets.
func (t *translator) explain(err error) diag.Diagnostic {
	i := 0
	if e, ok := err.(*file.Error); ok {
		i = t.token(e.From)
		if strings.Contains(e.Message, "??") {
			return mixedCoalesce(t.toks[i].Text).At(t.toks[i].At)
		}
	}
	return misplaced(t.lang, t.toks, i).At(t.toks[i].At)
}

// placeholder is the name under which expr sees a token.
func placeholder(i int) string { return "t" + strconv.Itoa(i) }

// index is the token a placeholder stands for.
func index(placeholder string) int {
	i, _ := strconv.Atoi(strings.TrimPrefix(placeholder, "t"))
	return i
}
