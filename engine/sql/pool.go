package sql

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/lower"
)

// A pool is four steps. The rows that share, with what each gets in whole units: queries that
// follow each other, named so that they can be read. Then what each group has shared and left,
// and whether it could be; then both beside the table and its groups.
//
// Everything but the amount is in units of rounding. The share of a row is se + l * ke inside le and hi:
// ke, se, le are key, start and floor, or where floors are scaled the minima as keys. The rate l lies on the line
// between two break points, where rows meet a limit; the last one at which the shares do not exceed the amount is
// found by adding up from break point to break point.

// filled puts text into a pattern.
func filled(pattern string, with map[string]string) string {
	var pairs []string
	for k, v := range with {
		pairs = append(pairs, "{"+k+"}", v)
	}
	return strings.NewReplacer(pairs...).Replace(pattern)
}

// units is a rounding unit, and what an amount is in it: as it stands where there is none.
func (p *printer) units(unit float64) (u string, of func(string) string) {
	if unit == 0 {
		return "1", func(x string) string { return p.fn("sig15", x) }
	}
	u = p.number(unit)
	return u, func(x string) string { return p.fn("funits", x, u) }
}

// whole rounds what is in units by a function, where there is a unit.
func whole(unit float64, function, x string) string {
	if unit == 0 {
		return x
	}
	return function + "(" + x + ")"
}

// poolParts are what a pool's queries are made of.
func (p *printer) poolParts(n *lower.Pool, at int) map[string]string {
	s := n.Step
	c, unit := p.at(s.To, at), s.Round.Unit
	u, units := p.units(unit)
	value := func(f *lower.Field) string { return "t." + p.column(f) }
	parts := map[string]string{"S": p.dialect.quote(p.Schema), "u": u, "tiny": p.dialect.tiny, "order": p.dialect.order, "number": p.dialect.number,
		"id": "t." + p.key(s.To), "k": p.fn("sig15", "1"), "s": "0", "lo": "0", "hi": "CAST(NULL AS " + p.dialect.number + ")",
		"in": value(n.In), "place": "0", "g": "1", "ag": "1", "cap": "0", "sum": p.dialect.sum, "from": c.from()}
	if n.Key != nil {
		parts["k"] = p.fn("sig15", value(n.Key))
	}
	if n.Start != nil {
		parts["s"] = units(value(n.Start))
	}
	if n.Floor != nil {
		parts["lo"] = whole(unit, "ceil", units("greatest(0, "+value(n.Floor)+")"))
	}
	if n.Cap != nil {
		parts["cap"] = units(value(n.Cap))
		parts["hi"] = whole(unit, "floor", parts["cap"])
	}
	if n.Place != nil {
		parts["place"] = value(n.Place)
	}
	if s.Group != nil {
		parts["g"], parts["ag"] = c.way(n.By), "t."+p.key(s.Group)
	}
	amounts := p.at(s.Group, at)
	parts["amount"], parts["amounts"] = value(n.Amount), amounts.from()
	parts["au"] = units(parts["amount"])
	parts["tt"] = whole(unit, "floor", parts["au"])
	parts["full"] = p.fn("sig15", "most") + " < " + p.fn("sig15", "tt")
	return parts
}

const poolBase = `WITH raw AS (
  SELECT {g} AS g, {id} AS id, {k} AS k, {s} AS s, {lo} AS lo, {hi} AS hi, {cap} AS cap, {place} AS place
  FROM {from}
  WHERE {in}),
amt AS (SELECT {ag} AS g, {au} AS au, {tt} AS tt FROM {amounts}),
bases AS (SELECT raw.*, CASE WHEN k > 0 THEN lo ELSE greatest(lo, least(hi, s)) END AS base FROM raw),
sums AS (
  SELECT g, {sum}(base) AS least, {sum}(k) AS keys, {sum}(s) AS starts,
    CASE WHEN count(*) FILTER (WHERE k > 0 AND hi IS NULL) = 0 THEN {sum}(CASE WHEN k > 0 THEN hi ELSE base END) END AS most,
    count(*) FILTER (WHERE k < 0) AS below, count(*) FILTER (WHERE hi < lo) AS crossed, count(*) FILTER (WHERE k IS NULL OR s IS NULL OR lo IS NULL) AS gone
  FROM bases GROUP BY g),
state AS (
  SELECT sums.*, au, tt, {S}.sig15(least) > {S}.sig15(au) AS scaled, coalesce({full}, FALSE) AND NOT {S}.sig15(least) > {S}.sig15(au) AS topped
  FROM sums JOIN amt ON amt.g = sums.g),
`

const poolShares = `lows AS (
  SELECT e.*, CASE WHEN ke > 0 THEN le ELSE greatest(le, least(hi, se)) END AS low
  FROM (SELECT bases.*, au, tt, scaled, topped, keys, starts, below, crossed, gone, CASE WHEN scaled THEN base ELSE k END AS ke,
      CASE WHEN scaled THEN 0 ELSE s END AS se, CASE WHEN scaled THEN 0 ELSE lo END AS le
    FROM bases JOIN state ON state.g = bases.g) AS e),
points AS (
  SELECT g, {S}.fdiv(le - se, ke) AS b, ke AS dk, se - le AS dc FROM lows WHERE ke > 0
  UNION ALL SELECT g, {S}.fdiv(hi - se, ke), -ke, hi - se FROM lows WHERE ke > 0 AND hi IS NOT NULL),
stairs AS (
  SELECT g, b, sum(dk) OVER w * b + sum(dc) OVER w + c AS total
  FROM (SELECT points.g, b, {sum}(dk) AS dk, {sum}(dc) AS dc, max(c) AS c
    FROM points JOIN (SELECT g, {sum}(low) AS c FROM lows GROUP BY g) AS f ON f.g = points.g GROUP BY points.g, b) AS q
  WINDOW w AS (PARTITION BY g ORDER BY b ROWS UNBOUNDED PRECEDING)),
stair AS (
  SELECT state.g, state.au, coalesce(max(b) FILTER (WHERE total <= state.au OR topped), min(b), 0) AS b
  FROM state LEFT JOIN stairs ON stairs.g = state.g GROUP BY state.g, state.au),
line AS (
  SELECT lows.g, max(b) AS b, max(stair.au) AS au,
    {sum}(CASE WHEN ke = 0 OR {S}.fdiv(le - se, ke) > b THEN low WHEN {S}.fdiv(hi - se, ke) <= b THEN hi ELSE se END) AS fixed,
    {sum}(CASE WHEN ke > 0 AND {S}.fdiv(le - se, ke) <= b AND NOT coalesce({S}.fdiv(hi - se, ke) <= b, FALSE) THEN ke ELSE 0 END) AS slope
  FROM lows JOIN stair ON stair.g = lows.g GROUP BY lows.g),
found AS (SELECT g, CASE WHEN slope > 0 THEN {S}.fdiv(au - fixed, slope) ELSE b END AS l FROM line),
near AS (
  SELECT lows.g, max(l) AS l, coalesce(bool_or(ke > 0 AND coalesce(le < hi, TRUE) AND {S}.sig15(se + l * ke) > {S}.sig15(le) AND coalesce({S}.sig15(se + l * ke) < {S}.sig15(hi), TRUE)), FALSE) AS inside,
    max(CASE WHEN ke > 0 AND le < hi AND {S}.sig15(se + l * ke) >= {S}.sig15(hi) THEN {S}.fdiv(hi - se, ke) END) AS capped,
    min(CASE WHEN ke > 0 AND coalesce(le < hi, TRUE) AND {S}.sig15(se + l * ke) <= {S}.sig15(le) THEN {S}.fdiv(le - se, ke) END) AS floored
  FROM lows JOIN found ON found.g = lows.g GROUP BY lows.g),
rates AS (SELECT g, l, CASE WHEN inside THEN l WHEN capped > 0 THEN capped WHEN floored < 0 THEN floored ELSE 0 END AS l0 FROM near),
rate AS (SELECT lows.g, max(CASE WHEN scaled THEN l ELSE {l} END) AS l, max(CASE WHEN scaled OR keys = 0 THEN 0 ELSE {l0} END) AS l0{doubt} FROM lows JOIN rates ON rates.g = lows.g GROUP BY lows.g),
shares AS (
  SELECT lows.*, l, l0{doubtful}, CASE WHEN ke > 0 AND {capped} THEN hi WHEN ke > 0 THEN greatest(le, least(hi, se + l * ke)) ELSE low END AS x,
    CASE WHEN scaled THEN CASE WHEN base > 0 THEN 'floor' ELSE 'none' END
      WHEN {capped} AND ke > 0 THEN 'cap'
      WHEN se + CASE WHEN ke > 0 THEN l * ke ELSE 0 END < le - {tiny} THEN 'floor'
      WHEN se + CASE WHEN ke > 0 THEN l * ke ELSE 0 END > hi + {tiny} THEN 'cap' ELSE 'none' END AS bound,
    s + CASE WHEN keys > 0 THEN {S}.fdiv(au - starts, keys) * k ELSE 0 END AS free
  FROM lows JOIN rate ON rate.g = lows.g)`

const poolTurns = `turns AS (
  SELECT bases.*, au, tt, scaled, topped, keys, starts, below, crossed, gone, least AS floors,
    coalesce(sum(hi - lo) OVER (PARTITION BY bases.g ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS ahead,
    coalesce(sum(cap) OVER (PARTITION BY bases.g ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
  FROM bases JOIN state ON state.g = bases.g),
shares AS (
  SELECT v.*, CASE WHEN scaled THEN CASE WHEN base > 0 THEN 'floor' ELSE 'none' END WHEN x >= hi THEN 'cap' WHEN x <= lo AND lo > 0 THEN 'floor' ELSE 'none' END AS bound
  FROM (SELECT turns.*, 0 AS l, 0 AS l0, {turn} AS x, {free} AS free FROM turns) AS v)`

// poolRows is the query for what each row gets.
func (p *printer) poolRows(n *lower.Pool, at int) string {
	s := n.Step
	parts := p.poolParts(n, at)
	parts["l"], parts["l0"], parts["capped"], parts["doubt"], parts["doubtful"] = "l", "l0", "topped", "", ""
	if s.RateUnit > 0 {
		step := "floor({S}.sig15(l0 * {u} / {r}) + 1e-9) * {r} / {u}"
		if p.doubts(n) {
			parts["doubt"] = filled(", max(CASE WHEN NOT scaled AND keys > 0 AND abs(l0 * {u} / {r} - round(l0 * {u} / {r})) < 1e-8 THEN 1 ELSE 0 END) AS doubt",
				map[string]string{"u": parts["u"], "r": p.number(s.RateUnit)})
			parts["doubtful"] = ", doubt"
		}
		if p.dialect.exact {
			step = "floor({S}.fdiv(l0 * {u}, {r}) + {tiny}) * {S}.fdiv({r}, {u})"
		}
		parts["r"] = p.number(s.RateUnit)
		parts["l0"] = filled(step, parts)
		parts["l"], parts["capped"] = "CASE WHEN scaled THEN l ELSE "+parts["l0"]+" END", "FALSE"
	}
	middle := poolShares
	if n.Place != nil {
		middle = poolTurns
		total := "tt"
		if s.Round.Method == dsl.Each {
			total = "au"
		}
		parts["turn"] = "lo + greatest(0, least(hi - lo, " + total + " - floors - ahead))"
		parts["free"] = "greatest(0, least(cap, au - before))"
		if s.Whole {
			parts["turn"] = "lo + CASE WHEN hi - lo <= " + total + " - floors - ahead THEN hi - lo ELSE 0 END"
			parts["free"] = "CASE WHEN cap <= au - before THEN cap ELSE 0 END"
		}
	}
	if n.Place != nil && s.Scale { // floors beyond the amount are scaled, whatever the order
		parts["turn"] = "CASE WHEN scaled THEN base * " + parts["S"] + ".fdiv(au, floors) ELSE " + parts["turn"] + " END"
	}
	return filled(filled(poolBase+middle+p.rounding(n, parts), parts), parts)
}

const poolRemainders = `,
parts AS (
  SELECT v.*, CASE WHEN x - floor(x) <= {tiny} OR x - floor(x) >= 1 - {tiny} THEN 0 ELSE x - floor(x) END AS rest
  FROM (SELECT shares.*, floor(x + {tiny}) AS n, {target} AS target FROM shares) AS v),
excess AS (
  SELECT parts.*, target - sum(n) OVER (PARTITION BY g) AS more, sum(CASE WHEN rest > 0 THEN 1 ELSE 0 END) OVER (PARTITION BY g) AS takers,
    row_number() OVER (PARTITION BY g ORDER BY rest DESC) AS nr
  FROM parts),
cut AS (SELECT excess.*, coalesce(max(CASE WHEN nr = least(more, takers) THEN rest END) OVER (PARTITION BY g), 9) AS cut FROM excess),
tied AS (
  SELECT cut.*, sum(CASE WHEN rest > cut + {tiny} THEN 1 ELSE 0 END) OVER (PARTITION BY g) AS above, rest > 0 AND abs(rest - cut) <= {tiny} AS tie
  FROM cut)
SELECT tied.*, n + CASE WHEN rest > cut + {tiny} THEN 1 WHEN tie AND sum(CASE WHEN tie THEN 1 ELSE 0 END)
    OVER (PARTITION BY g ORDER BY id{order} ROWS UNBOUNDED PRECEDING) <= more - above THEN 1 ELSE 0 END AS units
FROM tied`

const poolDivisors = `,
sized AS (
  SELECT shares.*, {target} AS target, count(*) OVER (PARTITION BY g) AS n FROM shares),
around AS (
  SELECT sized.*, CASE WHEN ke > 0 THEN greatest(le, least(floor(x) - n - 2, coalesce(hi, floor(x)))) ELSE floor(low + {tiny}) END AS n0,
    CASE WHEN ke > 0 THEN least(hi, floor(x) + n + 2) ELSE floor(low + {tiny}) END AS n1
  FROM sized),
seats AS (
  SELECT around.g, id, ke, target, {S}.fdiv({post} - se, ke) AS price, j
  FROM around {series}
  WHERE ke > 0 AND j > n0 AND j <= n1),
given AS (
  SELECT g, id, count(*) AS won
  FROM (SELECT seats.*, row_number() OVER (PARTITION BY seats.g ORDER BY round(price, {digits}){largest}, id{order}, j) AS nr, target - fixed AS more
    FROM seats JOIN (SELECT g, sum(n0) AS fixed FROM around GROUP BY g) AS f ON f.g = seats.g) AS q
  WHERE nr <= more GROUP BY g, id)
SELECT around.*, n0 + coalesce(won, 0) AS units
FROM around LEFT JOIN given ON given.g = around.g AND given.id = around.id`

// rounding is how shares become units.
func (p *printer) rounding(n *lower.Pool, parts map[string]string) string {
	r := n.Step.Round
	parts["target"] = "tt"
	if n.Step.RateUnit > 0 {
		parts["target"] = "CASE WHEN scaled THEN tt ELSE least(tt, floor(sum(x) OVER (PARTITION BY g) + 0.5 + {tiny})) END"
	} else if n.Place == nil {
		parts["target"] = "CASE WHEN topped THEN least(tt, floor(sum(x) OVER (PARTITION BY g) + {tiny})) ELSE tt END"
	}
	switch {
	case r.Unit == 0:
		return "\nSELECT shares.*, x AS units FROM shares"
	case r.Method == dsl.Each:
		return "\nSELECT shares.*, " + p.fn("fround", "x", "0") + " AS units FROM shares"
	case !n.Divisor():
		return poolRemainders
	}
	parts["series"] = filled(p.dialect.series, map[string]string{"a": "n0 + 1", "b": "n1"})
	parts["digits"], parts["largest"] = "30", ""
	if !p.dialect.exact {
		parts["digits"] = "12"
	}
	first := r.FirstDivisor
	switch r.Method {
	case dsl.DHondt:
		parts["post"] = "j"
	case dsl.Adams:
		parts["post"] = "(j - 1)"
	case dsl.HuntingtonHill:
		parts["post"] = p.fn("fsqrt", "CAST(j * (j - 1) AS "+p.dialect.number+")")
	default:
		parts["post"] = "(j - 0.5)"
		if first > 0 {
			parts["post"] = "CASE WHEN j = 1 THEN " + p.number(first/2) + " ELSE j - 0.5 END"
		}
	}
	if r.Method == dsl.Adams || r.Method == dsl.HuntingtonHill {
		parts["largest"] = ", CASE WHEN price = 0 THEN -ke ELSE 0 END"
	}
	return poolDivisors
}

// doubts reports whether doubles might not tell on which side of a step a rate lies. Keys of
// six decimals at most leave no doubt: then rates are on a step, or further from it.
func (p *printer) doubts(n *lower.Pool) bool {
	return n.Step.RateUnit > 0 && n.Place == nil && !p.dialect.exact
}

// poolGroups is the query for what each group has shared out, and whether it could be.
func (p *printer) poolGroups(n *lower.Pool, at int) string {
	parts := p.poolParts(n, at-1)
	parts["rows"] = p.relation(p.stages[at-1].name)
	return filled(filled(p.groupQuery(n), parts), parts)
}

func (p *printer) groupQuery(n *lower.Pool) string {
	s := n.Step
	left := "{S}.fsub({S}.sig15(a), given * {u})"
	switch {
	case s.Round.Unit == 0 && s.RateUnit == 0 && n.Place == nil:
		left = "CASE WHEN topped THEN {S}.fsub({S}.sig15(a), given) ELSE 0 END"
	case s.Round.Unit == 0:
		left = "CASE WHEN {S}.sig15(given) = {S}.sig15(a) THEN 0 ELSE {S}.fsub({S}.sig15(a), given) END"
	}
	status := "CASE WHEN a IS NULL OR gone > 0 THEN 'missing' WHEN a < 0 THEN 'amount below zero' WHEN below > 0 THEN 'key below zero' WHEN crossed > 0 THEN 'cap below floor'"
	if !s.Scale {
		status += " WHEN scaled THEN 'floors exceed the amount'"
	}
	if s.Surplus == dsl.SurplusStop {
		status += " WHEN topped THEN 'rows cannot take the amount'"
	}
	if n.Divisor() {
		status += " WHEN split > 0 THEN 'start between two units without a key'"
	}
	if !p.dialect.exact {
		status += " WHEN largest > 1e9 THEN 'more units than doubles hold exactly'"
	}
	doubt, told := "", ""
	if p.doubts(n) {
		told = ", coalesce(doubt, 0) AS doubt"
		doubt = ", max(doubt) * count(*) FILTER (WHERE k <> round(k, 6)) AS doubt"
		status += " WHEN doubt > 0 THEN 'rate closer to a step than doubles tell'"
	}
	passes := "FALSE"
	if s.Surplus == dsl.SurplusTo {
		if passes = "topped"; s.Whole {
			passes = "(topped OR rest > 0 AND rest >= {u})"
			if s.Round.Unit == 0 {
				passes = "(topped OR rest > 0)"
			}
		}
	}
	return `SELECT g, a, rate, status, CASE WHEN ` + passes + ` THEN 0 ELSE rest END AS rest, CASE WHEN ` + passes + ` THEN rest ELSE 0 END AS passed
FROM (SELECT v.*, ` + left + ` AS rest, ` + status + ` ELSE 'ok' END AS status
  FROM (SELECT amt.g, a, coalesce(given, 0) AS given, coalesce(l0, 0) * {u} AS rate, coalesce(scaled, FALSE) AS scaled, coalesce(topped, tt > 0) AS topped,
      coalesce(below, 0) AS below, coalesce(crossed, 0) AS crossed, coalesce(gone, 0) AS gone, coalesce(split, 0) AS split, coalesce(largest, 0) AS largest` + told + `
    FROM (SELECT {ag} AS g, {amount} AS a, {tt} AS tt FROM {amounts}) AS amt
    LEFT JOIN (SELECT g, {sum}(units) AS given, max(l0) AS l0, bool_or(scaled) AS scaled, bool_or(topped) AS topped, max(below) AS below, max(crossed) AS crossed, max(gone) AS gone,
        count(*) FILTER (WHERE k = 0 AND s <> floor(s) AND s > lo AND coalesce(s < hi, TRUE)) AS split, max(abs(x)) AS largest` + doubt + `
      FROM {rows} GROUP BY g) AS r ON r.g = amt.g) AS v) AS w`
}

// poolShares puts what rows get beside their table; nothing where the pool could not be shared.
func (p *printer) poolShares(n *lower.Pool, at int) string {
	c := p.at(n.Step.To, at-2)
	group := "1"
	if len(n.By) > 0 {
		group = c.way(n.By)
	}
	columns := []added{
		{n.Column, "CASE WHEN g.status = 'ok' OR g.status IS NULL THEN coalesce(r.units, 0) * " + p.unit(n) + " END"},
		{n.Bound, "CASE WHEN g.status = 'ok' OR g.status IS NULL THEN coalesce(r.bound, 'out') END"},
		{n.Unbound, "CASE WHEN g.status = 'ok' OR g.status IS NULL THEN coalesce(r.free, 0) * " + p.unit(n) + " END"}}
	var lines []string
	for _, a := range columns {
		p.describe(a.field)
		lines = append(lines, "  "+p.stored(a.field.Kind, a.text)+" AS "+p.column(a.field))
	}
	return "SELECT t.*,\n" + strings.Join(lines, ",\n") + "\nFROM " + c.from() +
		"\n  LEFT JOIN " + p.relation(p.stages[at-2].name) + " AS r ON r.id = t." + p.key(n.Step.To) +
		"\n  LEFT JOIN " + p.relation(p.stages[at-1].name) + " AS g ON g.g = " + group
}

func (p *printer) unit(n *lower.Pool) string {
	if n.Step.Round.Unit == 0 {
		return "1"
	}
	return p.number(n.Step.Round.Unit)
}

// poolFigures puts a pool's figures beside the groups, or among the single values.
func (p *printer) poolFigures(n *lower.Pool, at int) string {
	c := p.at(n.Step.Group, at-3)
	group := "1"
	if n.Step.Group != nil {
		group = "t." + p.key(n.Step.Group)
	}
	var lines []string
	for _, a := range []added{{n.Rate, "rate"}, {n.Left, "rest"}, {n.Passed, "passed"}} {
		lines = append(lines, "  "+p.stored(check.Number, "CASE WHEN g.status = 'ok' THEN g."+a.text+" END")+" AS "+p.column(a.field))
	}
	return "SELECT t.*,\n" + strings.Join(lines, ",\n") + "\nFROM " + c.from() + "\n  LEFT JOIN " + p.relation(p.stages[at-2].name) + " AS g ON g.g = " + group
}
