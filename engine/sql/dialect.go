package sql

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// Dialect is a database's SQL.
type Dialect string

// The dialects. Spark is printed and not run by tests: nothing here has Spark.
const (
	PostgreSQL Dialect = "postgresql"
	DuckDB     Dialect = "duckdb"
	Spark      Dialect = "spark"
)

// Dialects are all of them.
var Dialects = []Dialect{PostgreSQL, DuckDB, Spark}

// words is what a dialect writes otherwise than others. {S} is the schema.
type words struct {
	quotes    string // around names
	number    string // type of numbers
	text      string // type of texts
	begin     []string
	functions string
	sum       string // adds numbers up
	tiny      string // what shares in units may be off by
	order     string // behind a text that is put in order
	exact     bool   // numbers are decimals
	series    string // rows of whole numbers between {a} and {b}, as a relation with the column j
	enforced  bool   // keys and references are held to
	commented bool   // COMMENT ON
	refreshed bool   // materialized views
	howTo     diag.Text
}

// quote is a name in quotes.
func (w *words) quote(name string) string {
	return w.quotes + strings.ReplaceAll(name, w.quotes, w.quotes+w.quotes) + w.quotes
}

// kind is the type of a column.
func (w *words) kind(k check.Kind) string {
	switch k {
	case check.Text:
		return w.text
	case check.Flag:
		return "boolean"
	case check.Date:
		return "date"
	}
	return w.number
}

var dialects = map[Dialect]*words{
	PostgreSQL: {quotes: `"`, number: "numeric", text: `text COLLATE "C"`, begin: []string{"SET jit = off", "SET search_path = {S}, public"}, functions: postgresFunctions,
		sum: "sum", tiny: "1e-20", order: ` COLLATE "C"`, exact: true, series: "CROSS JOIN LATERAL generate_series({a}, {b}) AS c(j)", enforced: true, commented: true, refreshed: true,
		howTo: diag.Text{EN: "Run it with psql -f. UPDATE params SET ... computes everything again; after a change of data: CALL recompute();",
			DA: "Kør den med psql -f. UPDATE params SET ... beregner alt igen; efter ændrede data: CALL recompute();"}},
	DuckDB: {quotes: `"`, number: "DOUBLE", text: "VARCHAR", begin: []string{"SET search_path = '{S}'"}, functions: duckFunctions,
		sum: "fsum", tiny: "1e-6", series: "CROSS JOIN LATERAL (SELECT unnest(generate_series(CAST({a} AS BIGINT), CAST({b} AS BIGINT))) AS j) AS c", enforced: true, commented: true,
		howTo: diag.Text{EN: "After a change of parameters or data run again what stands below \"steps\".",
			DA: "Efter ændrede parametre eller data køres det under \"steps\" igen."}},
	Spark: {quotes: "`", number: "DOUBLE", text: "STRING", begin: []string{"USE {S}"}, functions: sparkFunctions,
		sum: "sum", tiny: "1e-6", series: "LATERAL VIEW explode(sequence(CAST({a} AS BIGINT), CAST({b} AS BIGINT))) c AS j",
		howTo: diag.Text{EN: "Needs Spark 4 for its functions; not tried on Spark. After a change of parameters or data run again what stands below \"steps\".",
			DA: "Kræver Spark 4 for funktionernes skyld; ikke prøvet på Spark. Efter ændrede parametre eller data køres det under \"steps\" igen."}},
}

// The functions are the same by name in all dialects: sig15 is the decimal of 15 digits that a number shows, fdiv
// a division, fround, ffloor, fceil rounding with decimals, funits a number in units, fsub a difference.

const postgresFunctions = `
CREATE OR REPLACE FUNCTION {S}.sig15(x numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT CASE WHEN abs(x) < 1e9 AND scale(x) <= 6 THEN x WHEN x = 0 THEN 0 ELSE round(x, 14 - floor(log(abs(x)))::int) END';
CREATE OR REPLACE FUNCTION {S}.fdiv(a numeric, b numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT round(a::numeric(300, 60) / nullif(b, 0), 40)';
CREATE OR REPLACE FUNCTION {S}.funits(x numeric, u numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT {S}.fdiv({S}.sig15(x), u)';
CREATE OR REPLACE FUNCTION {S}.fsub(a numeric, b numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT a - b';
CREATE OR REPLACE FUNCTION {S}.fround(x numeric, d numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT round({S}.sig15(x), d::int)';
CREATE OR REPLACE FUNCTION {S}.ffloor(x numeric, d numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT floor({S}.sig15(x) * 10::numeric ^ d) / 10::numeric ^ d';
CREATE OR REPLACE FUNCTION {S}.fceil(x numeric, d numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT ceil({S}.sig15(x) * 10::numeric ^ d) / 10::numeric ^ d';
CREATE OR REPLACE FUNCTION {S}.froundto(x numeric, u numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT round({S}.funits(x, u)) * u';
CREATE OR REPLACE FUNCTION {S}.fmod(a numeric, b numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT a - b * floor({S}.sig15({S}.fdiv(a, b)))';
CREATE OR REPLACE FUNCTION {S}.fpower(a numeric, b numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT power(a, b)';
CREATE OR REPLACE FUNCTION {S}.fsqrt(x numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT CASE WHEN x >= 0 THEN round(sqrt(x::numeric(300, 80)), 40) END';
CREATE OR REPLACE FUNCTION {S}.fln(x numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT CASE WHEN x > 0 THEN ln(x::numeric(300, 60)) END';
CREATE OR REPLACE FUNCTION {S}.fexp(x numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT exp(x::numeric(300, 60))';
CREATE OR REPLACE FUNCTION {S}.fday(n numeric) RETURNS date IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT DATE ''1970-01-01'' + n::int';
CREATE OR REPLACE FUNCTION {S}.fdays(d date) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT (d - DATE ''1970-01-01'')::numeric';
CREATE OR REPLACE FUNCTION {S}.fdate(y numeric, m numeric, d numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT {S}.fdays(make_date(y::int, m::int, d::int))';
CREATE OR REPLACE FUNCTION {S}.fmonths_up(a date, b date) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT 12 * (extract(year FROM b) - extract(year FROM a)) + extract(month FROM b) - extract(month FROM a) - CASE WHEN extract(day FROM b) < extract(day FROM a) THEN 1 ELSE 0 END';
CREATE OR REPLACE FUNCTION {S}.fmonths(a numeric, b numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT CASE WHEN b >= a THEN {S}.fmonths_up({S}.fday(a), {S}.fday(b)) ELSE -{S}.fmonths_up({S}.fday(b), {S}.fday(a)) END';
CREATE OR REPLACE FUNCTION {S}.fyears(a numeric, b numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT trunc({S}.fmonths(a, b) / 12)';
CREATE OR REPLACE FUNCTION {S}.fadd_months(a numeric, n numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT {S}.fdays(({S}.fday(a) + make_interval(months => n::int))::date)';
CREATE OR REPLACE FUNCTION {S}.fplain(x numeric) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT trim_scale({S}.sig15(x))::text';
CREATE OR REPLACE FUNCTION {S}.fplace(a numeric[], h numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT CASE WHEN {S}.sig15(h) >= 1 AND {S}.sig15(h) <= cardinality(a) THEN a[floor({S}.sig15(h))::int] + ({S}.sig15(h) - floor({S}.sig15(h))) * (a[least(cardinality(a), floor({S}.sig15(h))::int + 1)] - a[floor({S}.sig15(h))::int]) END';
`

const duckFunctions = `
CREATE OR REPLACE MACRO {S}.sig15(x) AS CAST(printf('%.14e', CAST(x AS DOUBLE)) AS DOUBLE);
CREATE OR REPLACE MACRO {S}.fdiv(a, b) AS a / nullif(b, 0);
CREATE OR REPLACE MACRO {S}.funits(x, u) AS {S}.sig15(x / u);
CREATE OR REPLACE MACRO {S}.fsub(a, b) AS list_transform([{'a': CAST(a AS DOUBLE), 'b': CAST(b AS DOUBLE)}], lambda v: CASE WHEN v.a = v.b THEN 0 WHEN abs(v.a - v.b) < abs(v.a) / 4
  THEN round((v.a - v.b) * power(10::DOUBLE, 15 - ceil(log10(greatest(abs(v.a), abs(v.b)))))) / power(10::DOUBLE, 15 - ceil(log10(greatest(abs(v.a), abs(v.b))))) ELSE v.a - v.b END)[1];
CREATE OR REPLACE MACRO {S}.fround(x, d) AS {S}.sig15(round({S}.sig15(x * power(10::DOUBLE, d))) * power(10::DOUBLE, -d));
CREATE OR REPLACE MACRO {S}.ffloor(x, d) AS {S}.sig15(floor({S}.sig15(x * power(10::DOUBLE, d))) * power(10::DOUBLE, -d));
CREATE OR REPLACE MACRO {S}.fceil(x, d) AS {S}.sig15(ceil({S}.sig15(x * power(10::DOUBLE, d))) * power(10::DOUBLE, -d));
CREATE OR REPLACE MACRO {S}.froundto(x, u) AS {S}.sig15(round({S}.funits(x, u)) * u);
CREATE OR REPLACE MACRO {S}.fmod(a, b) AS {S}.fsub(a, b * floor({S}.sig15({S}.fdiv(a, b))));
CREATE OR REPLACE MACRO {S}.fpower(a, b) AS power(a, b);
CREATE OR REPLACE MACRO {S}.fsqrt(x) AS CASE WHEN x >= 0 THEN sqrt(x) END;
CREATE OR REPLACE MACRO {S}.fln(x) AS CASE WHEN x > 0 THEN ln(x) END;
CREATE OR REPLACE MACRO {S}.fexp(x) AS exp(x);
CREATE OR REPLACE MACRO {S}.fday(n) AS DATE '1970-01-01' + CAST(n AS INTEGER);
CREATE OR REPLACE MACRO {S}.fdays(d) AS CAST(d - DATE '1970-01-01' AS DOUBLE);
CREATE OR REPLACE MACRO {S}.fdate(y, m, d) AS {S}.fdays(make_date(CAST(y AS BIGINT), CAST(m AS BIGINT), CAST(d AS BIGINT)));
CREATE OR REPLACE MACRO {S}.fmonths_up(a, b) AS 12 * (year(b) - year(a)) + month(b) - month(a) - CASE WHEN day(b) < day(a) THEN 1 ELSE 0 END;
CREATE OR REPLACE MACRO {S}.fmonths(a, b) AS CAST(CASE WHEN b >= a THEN {S}.fmonths_up({S}.fday(a), {S}.fday(b)) ELSE -{S}.fmonths_up({S}.fday(b), {S}.fday(a)) END AS DOUBLE);
CREATE OR REPLACE MACRO {S}.fyears(a, b) AS trunc({S}.fmonths(a, b) / 12);
CREATE OR REPLACE MACRO {S}.fadd_months(a, n) AS {S}.fdays(CAST({S}.fday(a) + to_months(CAST(n AS INTEGER)) AS DATE));
CREATE OR REPLACE MACRO {S}.fplain(x) AS CASE WHEN x = floor(x) AND abs(x) < 1e15 THEN CAST(CAST(x AS BIGINT) AS VARCHAR) ELSE CAST({S}.sig15(x) AS VARCHAR) END;
CREATE OR REPLACE MACRO {S}.fplace(a, h) AS CASE WHEN {S}.sig15(h) >= 1 AND {S}.sig15(h) <= len(a) THEN a[CAST(floor({S}.sig15(h)) AS BIGINT)] + ({S}.sig15(h) - floor({S}.sig15(h))) * (a[CAST(least(len(a), floor({S}.sig15(h)) + 1) AS BIGINT)] - a[CAST(floor({S}.sig15(h)) AS BIGINT)]) END;
`

const sparkFunctions = `
CREATE OR REPLACE FUNCTION {S}.sig15(x DOUBLE) RETURNS DOUBLE RETURN CAST(format_string('%.14e', x) AS DOUBLE);
CREATE OR REPLACE FUNCTION {S}.fdiv(a DOUBLE, b DOUBLE) RETURNS DOUBLE RETURN a / nullif(b, 0D);
CREATE OR REPLACE FUNCTION {S}.funits(x DOUBLE, u DOUBLE) RETURNS DOUBLE RETURN {S}.sig15(x / u);
CREATE OR REPLACE FUNCTION {S}.fsub(a DOUBLE, b DOUBLE) RETURNS DOUBLE RETURN CASE WHEN a = b THEN 0D WHEN abs(a - b) < abs(a) / 4 THEN round((a - b) * power(10D, 15 - ceil(log10(greatest(abs(a), abs(b)))))) / power(10D, 15 - ceil(log10(greatest(abs(a), abs(b))))) ELSE a - b END;
CREATE OR REPLACE FUNCTION {S}.fround(x DOUBLE, d DOUBLE) RETURNS DOUBLE RETURN {S}.sig15(round({S}.sig15(x * power(10D, d))) * power(10D, -d));
CREATE OR REPLACE FUNCTION {S}.ffloor(x DOUBLE, d DOUBLE) RETURNS DOUBLE RETURN {S}.sig15(floor({S}.sig15(x * power(10D, d))) * power(10D, -d));
CREATE OR REPLACE FUNCTION {S}.fceil(x DOUBLE, d DOUBLE) RETURNS DOUBLE RETURN {S}.sig15(ceil({S}.sig15(x * power(10D, d))) * power(10D, -d));
CREATE OR REPLACE FUNCTION {S}.froundto(x DOUBLE, u DOUBLE) RETURNS DOUBLE RETURN {S}.sig15(round({S}.funits(x, u)) * u);
CREATE OR REPLACE FUNCTION {S}.fmod(a DOUBLE, b DOUBLE) RETURNS DOUBLE RETURN {S}.fsub(a, b * floor({S}.sig15({S}.fdiv(a, b))));
CREATE OR REPLACE FUNCTION {S}.fpower(a DOUBLE, b DOUBLE) RETURNS DOUBLE RETURN power(a, b);
CREATE OR REPLACE FUNCTION {S}.fsqrt(x DOUBLE) RETURNS DOUBLE RETURN CASE WHEN x >= 0 THEN sqrt(x) END;
CREATE OR REPLACE FUNCTION {S}.fln(x DOUBLE) RETURNS DOUBLE RETURN CASE WHEN x > 0 THEN ln(x) END;
CREATE OR REPLACE FUNCTION {S}.fexp(x DOUBLE) RETURNS DOUBLE RETURN exp(x);
CREATE OR REPLACE FUNCTION {S}.fday(n DOUBLE) RETURNS DATE RETURN date_add(DATE '1970-01-01', CAST(n AS INT));
CREATE OR REPLACE FUNCTION {S}.fdays(d DATE) RETURNS DOUBLE RETURN CAST(datediff(d, DATE '1970-01-01') AS DOUBLE);
CREATE OR REPLACE FUNCTION {S}.fdate(y DOUBLE, m DOUBLE, d DOUBLE) RETURNS DOUBLE RETURN {S}.fdays(make_date(CAST(y AS INT), CAST(m AS INT), CAST(d AS INT)));
CREATE OR REPLACE FUNCTION {S}.fmonths_up(a DATE, b DATE) RETURNS DOUBLE RETURN CAST(12 * (year(b) - year(a)) + month(b) - month(a) - CASE WHEN day(b) < day(a) THEN 1 ELSE 0 END AS DOUBLE);
CREATE OR REPLACE FUNCTION {S}.fmonths(a DOUBLE, b DOUBLE) RETURNS DOUBLE RETURN CASE WHEN b >= a THEN {S}.fmonths_up({S}.fday(a), {S}.fday(b)) ELSE -{S}.fmonths_up({S}.fday(b), {S}.fday(a)) END;
CREATE OR REPLACE FUNCTION {S}.fyears(a DOUBLE, b DOUBLE) RETURNS DOUBLE RETURN sign({S}.fmonths(a, b)) * floor(abs({S}.fmonths(a, b)) / 12);
CREATE OR REPLACE FUNCTION {S}.fadd_months(a DOUBLE, n DOUBLE) RETURNS DOUBLE RETURN {S}.fdays(add_months({S}.fday(a), CAST(n AS INT)));
CREATE OR REPLACE FUNCTION {S}.fplain(x DOUBLE) RETURNS STRING RETURN CASE WHEN x = floor(x) AND abs(x) < 1e15 THEN CAST(CAST(x AS BIGINT) AS STRING) ELSE CAST({S}.sig15(x) AS STRING) END;
CREATE OR REPLACE FUNCTION {S}.fplace(a ARRAY<DOUBLE>, h DOUBLE) RETURNS DOUBLE RETURN CASE WHEN {S}.sig15(h) >= 1 AND {S}.sig15(h) <= size(a) THEN element_at(a, CAST(floor({S}.sig15(h)) AS INT)) + ({S}.sig15(h) - floor({S}.sig15(h))) * (element_at(a, CAST(least(size(a), floor({S}.sig15(h)) + 1) AS INT)) - element_at(a, CAST(floor({S}.sig15(h)) AS INT))) END;
`
