package statement

import (
	"errors"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	declaration "github.com/fordel-lang/fordel/dsl/statement"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/share"
)

// poolProblem tells an error of package share at the clause that caused it; rows
// are those of the table.
func poolProblem(s *check.PoolStep, err error, rows int, in groupName, currency string) diag.Diagnostic {
	unit := ""
	if s.Type.Kind == check.Money {
		unit = currency
	}
	amount := func(x float64) money { return money{x, unit} }
	name := s.Name
	var (
		unusable  *share.UnusableError
		negative  *share.NegativeAmount
		key       *share.NegativeKey
		crossed   *share.CapBelowFloor
		shortfall *share.Shortfall
		surplus   *share.Surplus
		noKeys    *share.NoKeys
	)
	switch {
	case errors.As(err, &unusable):
		return poolUnusable(name, unusable.Column, unusable.Rows, in).At(clauseOf(s, unusable.Column))
	case errors.As(err, &negative):
		return poolNegative(name, amount(negative.Amount), in).At(s.Amount.At)
	case errors.As(err, &key):
		return poolNegativeKey(name, entries{rows: key.Rows}, in).At(clauseOf(s, "key"))
	case errors.As(err, &crossed) && crossed.Unit != 0:
		return poolNoMultiple(name, amount(crossed.Unit), limits{crossed.Rows, unit}, in).At(clauseOf(s, "cap"))
	case errors.As(err, &crossed):
		return poolCapBelowFloor(name, limits{crossed.Rows, unit}, in).At(clauseOf(s, "cap"))
	case errors.As(err, &shortfall):
		return poolShortfall(name, amount(shortfall.Floors), amount(shortfall.Amount), entries{shortfall.Rows, unit}, in).At(clauseOf(s, "floor"))
	case errors.As(err, &surplus):
		return poolSurplus(name, amount(surplus.Caps), amount(surplus.Amount), entries{surplus.Rows, unit}, in).At(clauseOf(s, "cap"))
	case errors.As(err, &noKeys) && noKeys.Rows == 0:
		return poolNoRows(name, s.To.Name, rows, amount(noKeys.Amount), in).At(s.Amount.At)
	case errors.As(err, &noKeys):
		return poolNoKeys(name, amount(noKeys.Amount), in).At(clauseOf(s, "key"))
	}
	return poolTooLarge(name, in).At(s.Amount.At)
}

// clauseOf is where the clause that a number came from stands; the pool's name
// where it has none.
func clauseOf(s *check.PoolStep, column string) diag.Range {
	e := map[string]*check.Expr{"key": s.Key, "start": s.Start, "floor": s.Floor, "cap": s.Cap, "amount": s.Amount}[column]
	if column == "rank" {
		e = s.First.By
	}
	if column == "floor" && e == nil {
		e = s.Start
	}
	if e == nil {
		return declared(s)
	}
	return e.At
}

// declared is where a statement's name stands, or the statement.
func declared(s check.Step) diag.Range {
	decl := s.Head().Decl
	if decl.Kind().Names != declaration.Global {
		return decl.Where()
	}
	of, _ := decl.Subject()
	return of.Name.At
}

func poolUnusable(pool, column string, rows []share.Entry, in groupName) diag.Diagnostic {
	words := map[string]diag.Text{
		"key": {EN: "key", DA: "fordelingsnøgle"}, "start": {EN: "start", DA: "forlods"}, "floor": {EN: "floor", DA: "mindst"},
		"cap": {EN: "cap", DA: "højst"}, "amount": {EN: "amount", DA: "beløb"}, "rank": {EN: "first", DA: "først"},
	}
	var names diag.Names
	for _, r := range rows {
		if r.Row >= 0 {
			names = append(names, r.Name)
		}
	}
	of := diag.Text{}
	if names != nil {
		of = diag.Format(", on %s", ", i %s", names)
	}
	return diag.New("pool.unusable", diag.Error, "The numbers under `%s` of `%s`%s are too large or too close to zero%s.",
		"Tallene under `%s` i `%s`%s er for store eller for tæt på nul%s.", words[column], pool, in, of).
		WithHint("Look for a mistake in the formula.", "Se efter en fejl i formlen.")
}

func poolNegative(pool string, amount money, in groupName) diag.Diagnostic {
	return diag.New("pool.negative", diag.Error, "The amount of `%s`%s is below zero: %s.", "Beløbet i `%s`%s er under nul: %s.", pool, in, amount).
		WithHint("Share out an amount of zero or more, such as `max(0, …)`; a `grant` with `negative yes` can take money back.",
			"Fordel et beløb på mindst nul, fx `maks(0; …)`; en `tildeling` med `negativ ja` kan tage penge tilbage.")
}

func poolNegativeKey(pool string, rows entries, in groupName) diag.Diagnostic {
	return diag.New("pool.negative_key", diag.Error, "The key of `%s` is below zero%s: %s.", "Fordelingsnøglen i `%s` er under nul%s: %s.", pool, in, rows).
		WithHint("Write `max(0, …)`, or leave these rows out with `where`.", "Skriv `maks(0; …)`, eller hold rækkerne ude med `hvor`.")
}

func poolNoMultiple(pool string, unit money, rows limits, in groupName) diag.Diagnostic {
	return diag.New("pool.no_multiple", diag.Error, "In `%s`%s no multiple of the rounding unit %s lies between floor and cap: %s.",
		"I `%s`%s er der intet beløb i hele %s mellem garanti og loft: %s.", pool, in, unit, rows).
		WithHint("Write `ceil(… / %s) * %[1]s` in both, choose a smaller unit with `round`, or move the floor or the cap.",
			"Skriv `rund_op(… / %s) * %[1]s` i dem begge, vælg en mindre enhed med `afrund`, eller flyt grænserne.", inRules(unit))
}

func poolCapBelowFloor(pool string, rows limits, in groupName) diag.Diagnostic {
	return diag.New("pool.cap_below_floor", diag.Error, "In `%s`%s the cap is below the floor: %s.", "I `%s`%s er loftet lavere end garantien: %s.", pool, in, rows).
		WithHint("Write `cap max(…, floor)` if the floor is to win, or `floor min(…, cap)` if the cap is.",
			"Skriv `højst maks(…; …)`, hvis garantien skal gå forud, eller `mindst min(…; …)`, hvis loftet skal.")
}

func poolShortfall(pool string, floors, amount money, rows entries, in groupName) diag.Diagnostic {
	return diag.New("pool.shortfall", diag.Error, "The floors of `%s`%s add up to %s, and there is only %s to share: %s.",
		"Garantierne i `%s`%s koster tilsammen %s, men der er kun %s at fordele: %s.", pool, in, floors, amount, rows).
		WithHint("Write `shortfall scale` to scale the floors down, lower the floors, or raise the amount.",
			"Hæv beløbet, sænk garantierne, eller skriv `ved mangel nedsæt`: Så nedsættes alle forholdsmæssigt.")
}

func poolSurplus(pool string, caps, amount money, rows entries, in groupName) diag.Diagnostic {
	of := diag.Text{}
	if len(rows.rows) > 0 {
		of = diag.Format("; at their cap are %s", "; ved loftet: %s", rows)
	}
	return diag.New("pool.surplus", diag.Error, "Under their caps the rows of `%s`%s can take %s in all, and there is %s to share%s.",
		"Med lofterne i `%s`%s kan der højst fordeles %s af %s%s.", pool, in, caps, amount, of).
		WithHint("Write `surplus keep` to leave the rest, `surplus to POOL` to pass it on, or raise the caps.",
			"Hæv loftet, eller skriv `rest ufordelt` (resten fordeles ikke) eller `rest til PULJE`.")
}

func poolNoRows(pool, table string, rows int, amount money, in groupName) diag.Diagnostic {
	d := diag.New("pool.no_rows", diag.Error, "No row is in `%s`%s, and there is %s to share.", "Ingen får del i `%s`%s, men der er %s at fordele.", pool, in, amount)
	if rows == 0 {
		return d.WithHint("The table `%s` has no rows: write them in its data, or write `surplus keep` to leave the money unshared.",
			"Tabellen `%s` har ingen rækker: Skriv dem i dens data, eller skriv `rest ufordelt`, hvis pengene ikke skal fordeles.", table)
	}
	return d.WithHint("Let more rows in with `where` or `only`, or write `surplus keep` to leave the money unshared.",
		"Lad flere rækker være med (`hvor` eller `kun`), eller skriv `rest ufordelt`, hvis pengene ikke skal fordeles.")
}

func poolNoKeys(pool string, amount money, in groupName) diag.Diagnostic {
	return diag.New("pool.no_key", diag.Error, "The key of `%s` is zero on every row%s, and there is %s to share.",
		"Fordelingsnøglen i `%s` er nul for alle%s; %s kan derfor ikke fordeles.", pool, in, amount).
		WithHint("Choose a key that is above zero somewhere, or write `surplus keep` to leave the money unshared.",
			"Vælg en fordelingsnøgle, der er over nul et sted, eller skriv `rest ufordelt`, hvis pengene ikke skal fordeles.")
}

func poolTooLarge(pool string, in groupName) diag.Diagnostic {
	return diag.New("pool.too_large", diag.Error, "`%s`%s is more rounding units than can be counted exactly.",
		"`%s`%s er flere afrundingsenheder, end der kan tælles nøjagtigt.", pool, in).
		WithHint("Choose a larger unit with `round`.", "Vælg en større enhed med `afrund`.")
}

func rowsWithoutGroup(s *check.PoolStep, rows formula.Rows) diag.Diagnostic {
	var path []string
	for _, c := range s.Per {
		path = append(path, c.Name)
	}
	return diag.New("pool.no_group", diag.Error, "`%s` is shared per `%s`, which is missing%s.", "`%s` fordeler pr. `%s`, som mangler%s.",
		s.Name, strings.Join(path, "."), rows).At(declared(s)).
		WithHint("Fill it in, or leave these rows out with `where`.", "Udfyld det, eller hold rækkerne ude med `hvor`.")
}

func onlyNotWhole(s *check.PoolStep, n float64, in groupName) diag.Diagnostic {
	d := diag.New("pool.only", diag.Error, "The number behind `only` must be a whole number of zero or more; here it is %s%s.", "Antallet efter `kun` skal være et helt tal på mindst nul; her er det %s%s.",
		diag.Number(n), in).At(s.Only.N.At)
	if n < 0 {
		return d.WithHint("Write zero or more, such as `max(0, …)`.", "Skriv nul eller mere, fx `maks(0; …)`.")
	}
	return d.WithHint("Round it: `floor(…)` or `ceil(…)`.", "Afrund det: `rund_ned(…)` eller `rund_op(…)`.")
}
