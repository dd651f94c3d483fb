-- A model of Fordel in SQL for postgresql.
-- Run it with psql -f. UPDATE params SET ... computes everything again; after a change of data: CALL recompute();

CREATE SCHEMA IF NOT EXISTS "fordel";
SET jit = off;
SET search_path = "fordel", public;

CREATE OR REPLACE FUNCTION "fordel".sig15(x numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT CASE WHEN abs(x) < 1e9 AND scale(x) <= 6 THEN x WHEN x = 0 THEN 0 ELSE round(x, 14 - floor(log(abs(x)))::int) END';
CREATE OR REPLACE FUNCTION "fordel".fdiv(a numeric, b numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT round(a::numeric(300, 60) / nullif(b, 0), 40)';
CREATE OR REPLACE FUNCTION "fordel".funits(x numeric, u numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT "fordel".fdiv("fordel".sig15(x), u)';
CREATE OR REPLACE FUNCTION "fordel".fsub(a numeric, b numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT a - b';
CREATE OR REPLACE FUNCTION "fordel".fround(x numeric, d numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT round("fordel".sig15(x), d::int)';
CREATE OR REPLACE FUNCTION "fordel".ffloor(x numeric, d numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT floor("fordel".sig15(x) * 10::numeric ^ d) / 10::numeric ^ d';
CREATE OR REPLACE FUNCTION "fordel".fceil(x numeric, d numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT ceil("fordel".sig15(x) * 10::numeric ^ d) / 10::numeric ^ d';
CREATE OR REPLACE FUNCTION "fordel".froundto(x numeric, u numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT round("fordel".funits(x, u)) * u';
CREATE OR REPLACE FUNCTION "fordel".fmod(a numeric, b numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT a - b * floor("fordel".sig15("fordel".fdiv(a, b)))';
CREATE OR REPLACE FUNCTION "fordel".fpower(a numeric, b numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT power(a, b)';
CREATE OR REPLACE FUNCTION "fordel".fsqrt(x numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT CASE WHEN x >= 0 THEN round(sqrt(x::numeric(300, 80)), 40) END';
CREATE OR REPLACE FUNCTION "fordel".fln(x numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT CASE WHEN x > 0 THEN ln(x::numeric(300, 60)) END';
CREATE OR REPLACE FUNCTION "fordel".fexp(x numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT exp(x::numeric(300, 60))';
CREATE OR REPLACE FUNCTION "fordel".fday(n numeric) RETURNS date IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT DATE ''1970-01-01'' + n::int';
CREATE OR REPLACE FUNCTION "fordel".fdays(d date) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT (d - DATE ''1970-01-01'')::numeric';
CREATE OR REPLACE FUNCTION "fordel".fdate(y numeric, m numeric, d numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT "fordel".fdays(make_date(y::int, m::int, d::int))';
CREATE OR REPLACE FUNCTION "fordel".fmonths_up(a date, b date) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT 12 * (extract(year FROM b) - extract(year FROM a)) + extract(month FROM b) - extract(month FROM a) - CASE WHEN extract(day FROM b) < extract(day FROM a) THEN 1 ELSE 0 END';
CREATE OR REPLACE FUNCTION "fordel".fmonths(a numeric, b numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT CASE WHEN b >= a THEN "fordel".fmonths_up("fordel".fday(a), "fordel".fday(b)) ELSE -"fordel".fmonths_up("fordel".fday(b), "fordel".fday(a)) END';
CREATE OR REPLACE FUNCTION "fordel".fyears(a numeric, b numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT trunc("fordel".fmonths(a, b) / 12)';
CREATE OR REPLACE FUNCTION "fordel".fadd_months(a numeric, n numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT "fordel".fdays(("fordel".fday(a) + make_interval(months => n::int))::date)';
CREATE OR REPLACE FUNCTION "fordel".fplain(x numeric) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT trim_scale("fordel".sig15(x))::text';
CREATE OR REPLACE FUNCTION "fordel".fplace(a numeric[], h numeric) RETURNS numeric IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT CASE WHEN "fordel".sig15(h) >= 1 AND "fordel".sig15(h) <= cardinality(a) THEN a[floor("fordel".sig15(h))::int] + ("fordel".sig15(h) - floor("fordel".sig15(h))) * (a[least(cardinality(a), floor("fordel".sig15(h))::int + 1)] - a[floor("fordel".sig15(h))::int]) END';

-- data

CREATE TABLE "fordel"."areas" (
  "id" text COLLATE "C" PRIMARY KEY
);

CREATE TABLE "fordel"."houses" (
  "id" text COLLATE "C" PRIMARY KEY,
  "area" text COLLATE "C" NOT NULL REFERENCES "fordel"."areas",
  "places" numeric NOT NULL CHECK ("places" >= CAST(1 AS numeric) AND "places" <= CAST(99 AS numeric) AND "places" = floor("places")),
  "opened" date
);

-- parameters: a table of one row

CREATE TABLE "fordel"."params" (
  "row" numeric,
  "budget" numeric NOT NULL CHECK ("budget" >= CAST(0 AS numeric) AND "budget" <= CAST(9000 AS numeric))
);
INSERT INTO "fordel"."params" VALUES (1, 1000);

-- rows

INSERT INTO "fordel"."areas" ("id") VALUES
  ('n');
INSERT INTO "fordel"."houses" ("id", "area", "places", "opened") VALUES
  ('Ash', 'n', 10, "fordel".fday(15187)),
  ('Elm', 'n', 30, NULL);
ANALYZE;

-- steps

CREATE MATERIALIZED VIEW "fordel"."params_used" AS
SELECT p.*, (SELECT count(*) FROM "fordel"."areas") AS "rows of areas", (SELECT count(*) FROM "fordel"."houses") AS "rows of houses" FROM "fordel"."params" AS p;

-- share.sum = share(places)
CREATE MATERIALIZED VIEW "fordel"."step_01_figures" AS
SELECT t.*,
  CAST(g.v1 AS numeric) AS "share.sum"
FROM (SELECT 1 AS "row") AS t
  CROSS JOIN (SELECT coalesce(sum(r."places"), 0) AS v1
    FROM "fordel"."houses" AS r) AS g;

-- share = share(places)
-- place.rank = rank(places)
-- bigger = count(houses, .places > places)
-- years = years(opened ?? 2020-01-01, 2026-01-01)
-- base.in = budget
CREATE MATERIALIZED VIEW "fordel"."step_02_houses" AS
SELECT t.*,
  CAST("fordel".fdiv(t."places", f."share.sum") AS numeric) AS "share",
  CAST(CASE WHEN t."places" IS NOT NULL THEN rank() OVER (PARTITION BY (t."places" IS NOT NULL) ORDER BY "fordel".sig15(t."places") DESC) END AS numeric) AS "place.rank",
  CAST((SELECT CAST(count(*) FILTER (WHERE (r."places" > t."places")) AS numeric) FROM "fordel"."houses" AS r) AS numeric) AS "bigger",
  CAST("fordel".fyears(coalesce("fordel".fdays(t."opened"), 18262), 20454) AS numeric) AS "years",
  TRUE AS "base.in"
FROM "fordel"."houses" AS t CROSS JOIN "fordel"."step_01_figures" AS f;

-- places = sum(houses.places)
CREATE MATERIALIZED VIEW "fordel"."step_03_areas" AS
SELECT t.*,
  CAST(CASE WHEN g.k IS NULL THEN 0 ELSE g.v1 END AS numeric) AS "places"
FROM "fordel"."areas" AS t
  LEFT JOIN (SELECT r."area" AS k,
    coalesce(sum(r."places"), 0) AS v1
    FROM "fordel"."step_02_houses" AS r
    GROUP BY r."area") AS g ON g.k = t."id";

-- place = rank(places)
-- base.key = places
-- base.cap = 800 kr
CREATE OR REPLACE VIEW "fordel"."step_04_houses" AS
SELECT t.*,
  CAST(t."place.rank" AS numeric) AS "place",
  CAST(CASE WHEN t."base.in" THEN t."places" ELSE NULL END AS numeric) AS "base.key",
  CAST(CASE WHEN t."base.in" THEN 800 ELSE NULL END AS numeric) AS "base.cap"
FROM "fordel"."step_02_houses" AS t;

-- base.amount = budget
CREATE OR REPLACE VIEW "fordel"."step_05_figures" AS
SELECT t.*,
  CAST(p."budget" AS numeric) AS "base.amount"
FROM "fordel"."step_01_figures" AS t CROSS JOIN "fordel"."params" AS p;

CREATE MATERIALIZED VIEW "fordel"."step_06_base_rows" AS
WITH raw AS (
  SELECT 1 AS g, t."id" AS id, "fordel".sig15(t."base.key") AS k, 0 AS s, 0 AS lo, floor("fordel".funits(t."base.cap", 1)) AS hi, "fordel".funits(t."base.cap", 1) AS cap, 0 AS place
  FROM "fordel"."step_04_houses" AS t
  WHERE t."base.in"),
amt AS (SELECT 1 AS g, "fordel".funits(t."base.amount", 1) AS au, floor("fordel".funits(t."base.amount", 1)) AS tt FROM "fordel"."step_05_figures" AS t),
bases AS (SELECT raw.*, CASE WHEN k > 0 THEN lo ELSE greatest(lo, least(hi, s)) END AS base FROM raw),
sums AS (
  SELECT g, sum(base) AS least, sum(k) AS keys, sum(s) AS starts,
    CASE WHEN count(*) FILTER (WHERE k > 0 AND hi IS NULL) = 0 THEN sum(CASE WHEN k > 0 THEN hi ELSE base END) END AS most,
    count(*) FILTER (WHERE k < 0) AS below, count(*) FILTER (WHERE hi < lo) AS crossed, count(*) FILTER (WHERE k IS NULL OR s IS NULL OR lo IS NULL) AS gone
  FROM bases GROUP BY g),
state AS (
  SELECT sums.*, au, tt, "fordel".sig15(least) > "fordel".sig15(au) AS scaled, coalesce("fordel".sig15(most) < "fordel".sig15(tt), FALSE) AND NOT "fordel".sig15(least) > "fordel".sig15(au) AS topped
  FROM sums JOIN amt ON amt.g = sums.g),
lows AS (
  SELECT e.*, CASE WHEN ke > 0 THEN le ELSE greatest(le, least(hi, se)) END AS low
  FROM (SELECT bases.*, au, tt, scaled, topped, keys, starts, below, crossed, gone, CASE WHEN scaled THEN base ELSE k END AS ke,
      CASE WHEN scaled THEN 0 ELSE s END AS se, CASE WHEN scaled THEN 0 ELSE lo END AS le
    FROM bases JOIN state ON state.g = bases.g) AS e),
points AS (
  SELECT g, "fordel".fdiv(le - se, ke) AS b, ke AS dk, se - le AS dc FROM lows WHERE ke > 0
  UNION ALL SELECT g, "fordel".fdiv(hi - se, ke), -ke, hi - se FROM lows WHERE ke > 0 AND hi IS NOT NULL),
stairs AS (
  SELECT g, b, sum(dk) OVER w * b + sum(dc) OVER w + c AS total
  FROM (SELECT points.g, b, sum(dk) AS dk, sum(dc) AS dc, max(c) AS c
    FROM points JOIN (SELECT g, sum(low) AS c FROM lows GROUP BY g) AS f ON f.g = points.g GROUP BY points.g, b) AS q
  WINDOW w AS (PARTITION BY g ORDER BY b ROWS UNBOUNDED PRECEDING)),
stair AS (
  SELECT state.g, state.au, coalesce(max(b) FILTER (WHERE total <= state.au OR topped), min(b), 0) AS b
  FROM state LEFT JOIN stairs ON stairs.g = state.g GROUP BY state.g, state.au),
line AS (
  SELECT lows.g, max(b) AS b, max(stair.au) AS au,
    sum(CASE WHEN ke = 0 OR "fordel".fdiv(le - se, ke) > b THEN low WHEN "fordel".fdiv(hi - se, ke) <= b THEN hi ELSE se END) AS fixed,
    sum(CASE WHEN ke > 0 AND "fordel".fdiv(le - se, ke) <= b AND NOT coalesce("fordel".fdiv(hi - se, ke) <= b, FALSE) THEN ke ELSE 0 END) AS slope
  FROM lows JOIN stair ON stair.g = lows.g GROUP BY lows.g),
found AS (SELECT g, CASE WHEN slope > 0 THEN "fordel".fdiv(au - fixed, slope) ELSE b END AS l FROM line),
near AS (
  SELECT lows.g, max(l) AS l, coalesce(bool_or(ke > 0 AND coalesce(le < hi, TRUE) AND "fordel".sig15(se + l * ke) > "fordel".sig15(le) AND coalesce("fordel".sig15(se + l * ke) < "fordel".sig15(hi), TRUE)), FALSE) AS inside,
    max(CASE WHEN ke > 0 AND le < hi AND "fordel".sig15(se + l * ke) >= "fordel".sig15(hi) THEN "fordel".fdiv(hi - se, ke) END) AS capped,
    min(CASE WHEN ke > 0 AND coalesce(le < hi, TRUE) AND "fordel".sig15(se + l * ke) <= "fordel".sig15(le) THEN "fordel".fdiv(le - se, ke) END) AS floored
  FROM lows JOIN found ON found.g = lows.g GROUP BY lows.g),
rates AS (SELECT g, l, CASE WHEN inside THEN l WHEN capped > 0 THEN capped WHEN floored < 0 THEN floored ELSE 0 END AS l0 FROM near),
rate AS (SELECT lows.g, max(CASE WHEN scaled THEN l ELSE l END) AS l, max(CASE WHEN scaled OR keys = 0 THEN 0 ELSE l0 END) AS l0 FROM lows JOIN rates ON rates.g = lows.g GROUP BY lows.g),
shares AS (
  SELECT lows.*, l, l0, CASE WHEN ke > 0 AND topped THEN hi WHEN ke > 0 THEN greatest(le, least(hi, se + l * ke)) ELSE low END AS x,
    CASE WHEN scaled THEN CASE WHEN base > 0 THEN 'floor' ELSE 'none' END
      WHEN topped AND ke > 0 THEN 'cap'
      WHEN se + CASE WHEN ke > 0 THEN l * ke ELSE 0 END < le - 1e-20 THEN 'floor'
      WHEN se + CASE WHEN ke > 0 THEN l * ke ELSE 0 END > hi + 1e-20 THEN 'cap' ELSE 'none' END AS bound,
    s + CASE WHEN keys > 0 THEN "fordel".fdiv(au - starts, keys) * k ELSE 0 END AS free
  FROM lows JOIN rate ON rate.g = lows.g),
parts AS (
  SELECT v.*, CASE WHEN x - floor(x) <= 1e-20 OR x - floor(x) >= 1 - 1e-20 THEN 0 ELSE x - floor(x) END AS rest
  FROM (SELECT shares.*, floor(x + 1e-20) AS n, CASE WHEN topped THEN least(tt, floor(sum(x) OVER (PARTITION BY g) + 1e-20)) ELSE tt END AS target FROM shares) AS v),
excess AS (
  SELECT parts.*, target - sum(n) OVER (PARTITION BY g) AS more, sum(CASE WHEN rest > 0 THEN 1 ELSE 0 END) OVER (PARTITION BY g) AS takers,
    row_number() OVER (PARTITION BY g ORDER BY rest DESC) AS nr
  FROM parts),
cut AS (SELECT excess.*, coalesce(max(CASE WHEN nr = least(more, takers) THEN rest END) OVER (PARTITION BY g), 9) AS cut FROM excess),
tied AS (
  SELECT cut.*, sum(CASE WHEN rest > cut + 1e-20 THEN 1 ELSE 0 END) OVER (PARTITION BY g) AS above, rest > 0 AND abs(rest - cut) <= 1e-20 AS tie
  FROM cut)
SELECT tied.*, n + CASE WHEN rest > cut + 1e-20 THEN 1 WHEN tie AND sum(CASE WHEN tie THEN 1 ELSE 0 END)
    OVER (PARTITION BY g ORDER BY id COLLATE "C" ROWS UNBOUNDED PRECEDING) <= more - above THEN 1 ELSE 0 END AS units
FROM tied;

CREATE MATERIALIZED VIEW "fordel"."step_07_base" AS
SELECT g, a, rate, status, CASE WHEN FALSE THEN 0 ELSE rest END AS rest, CASE WHEN FALSE THEN rest ELSE 0 END AS passed
FROM (SELECT v.*, "fordel".fsub("fordel".sig15(a), given * 1) AS rest, CASE WHEN a IS NULL OR gone > 0 THEN 'missing' WHEN a < 0 THEN 'amount below zero' WHEN below > 0 THEN 'key below zero' WHEN crossed > 0 THEN 'cap below floor' WHEN scaled THEN 'floors exceed the amount' WHEN topped THEN 'rows cannot take the amount' ELSE 'ok' END AS status
  FROM (SELECT amt.g, a, coalesce(given, 0) AS given, coalesce(l0, 0) * 1 AS rate, coalesce(scaled, FALSE) AS scaled, coalesce(topped, tt > 0) AS topped,
      coalesce(below, 0) AS below, coalesce(crossed, 0) AS crossed, coalesce(gone, 0) AS gone, coalesce(split, 0) AS split, coalesce(largest, 0) AS largest
    FROM (SELECT 1 AS g, t."base.amount" AS a, floor("fordel".funits(t."base.amount", 1)) AS tt FROM "fordel"."step_05_figures" AS t) AS amt
    LEFT JOIN (SELECT g, sum(units) AS given, max(l0) AS l0, bool_or(scaled) AS scaled, bool_or(topped) AS topped, max(below) AS below, max(crossed) AS crossed, max(gone) AS gone,
        count(*) FILTER (WHERE k = 0 AND s <> floor(s) AND s > lo AND coalesce(s < hi, TRUE)) AS split, max(abs(x)) AS largest
      FROM "fordel"."step_06_base_rows" GROUP BY g) AS r ON r.g = amt.g) AS v) AS w;

-- base = budget
-- base.bound = budget
-- base.unbound = budget
CREATE MATERIALIZED VIEW "fordel"."step_08_houses" AS
SELECT t.*,
  CAST(CASE WHEN g.status = 'ok' OR g.status IS NULL THEN coalesce(r.units, 0) * 1 END AS numeric) AS "base",
  CASE WHEN g.status = 'ok' OR g.status IS NULL THEN coalesce(r.bound, 'out') END AS "base.bound",
  CAST(CASE WHEN g.status = 'ok' OR g.status IS NULL THEN coalesce(r.free, 0) * 1 END AS numeric) AS "base.unbound"
FROM "fordel"."step_04_houses" AS t
  LEFT JOIN "fordel"."step_06_base_rows" AS r ON r.id = t."id"
  LEFT JOIN "fordel"."step_07_base" AS g ON g.g = 1;

CREATE MATERIALIZED VIEW "fordel"."step_09_figures" AS
SELECT t.*,
  CAST(CASE WHEN g.status = 'ok' THEN g.rate END AS numeric) AS "base.rate",
  CAST(CASE WHEN g.status = 'ok' THEN g.rest END AS numeric) AS "base.left",
  CAST(CASE WHEN g.status = 'ok' THEN g.passed END AS numeric) AS "base.passed"
FROM "fordel"."step_05_figures" AS t
  LEFT JOIN "fordel"."step_07_base" AS g ON g.g = 1;

-- sum = sum(houses.base)
CREATE MATERIALIZED VIEW "fordel"."step_10_figures" AS
SELECT t.*,
  CAST(g.v1 AS numeric) AS "sum"
FROM "fordel"."step_09_figures" AS t
  CROSS JOIN (SELECT coalesce(sum(r."base"), 0) AS v1
    FROM "fordel"."step_08_houses" AS r) AS g;

-- results

CREATE OR REPLACE VIEW "fordel"."all_areas" AS
SELECT t."id", t."places" FROM "fordel"."step_03_areas" AS t;

CREATE OR REPLACE VIEW "fordel"."all_houses" AS
SELECT t."id", t."area", t."places", t."opened", t."share", t."place", t."bigger", t."years", t."base", t."base.bound", t."base.unbound" FROM "fordel"."step_08_houses" AS t;

CREATE OR REPLACE VIEW "fordel"."figures" AS
SELECT t."base.amount", t."base.rate", t."base.left", t."base.passed" FROM "fordel"."step_10_figures" AS t;

CREATE OR REPLACE VIEW "fordel"."show_houses" AS
SELECT t."id" AS "id",
  CAST(t."base" AS numeric) AS "base"
FROM "fordel"."step_08_houses" AS t ORDER BY "fordel".sig15(t."base") DESC, t."id" COLLATE "C";

CREATE OR REPLACE VIEW "fordel"."checks" AS
SELECT 1 AS nr, 'state' AS kind, 'computed with these parameters and data' AS what, '' AS says, (SELECT u."budget" = p."budget" AND u."rows of areas" = (SELECT count(*) FROM "fordel"."areas") AND u."rows of houses" = (SELECT count(*) FROM "fordel"."houses") FROM "fordel"."params" AS p CROSS JOIN "fordel"."params_used" AS u) AS holds
UNION ALL SELECT 2 AS nr, 'value' AS kind, 'houses.share' AS what, 'share(places)' AS says, (SELECT count(*) = 0 FROM "fordel"."step_08_houses" AS t CROSS JOIN "fordel"."step_10_figures" AS f WHERE ("fordel".sig15(f."share.sum") = 0)) AS holds
UNION ALL SELECT 3 AS nr, 'pool' AS kind, 'base' AS what, 'budget' AS says, (SELECT count(*) = 0 FROM "fordel"."step_07_base" WHERE status <> 'ok') AS holds
UNION ALL SELECT 4 AS nr, 'expect' AS kind, 'All of it' AS what, 'sum(houses.base) == budget' AS says, (SELECT ("fordel".sig15(t."sum") = p."budget") FROM "fordel"."step_10_figures" AS t CROSS JOIN "fordel"."params" AS p) AS holds;

CREATE OR REPLACE PROCEDURE "fordel".recompute() LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('jit', 'off', true);
  REFRESH MATERIALIZED VIEW "fordel"."params_used";
  REFRESH MATERIALIZED VIEW "fordel"."step_01_figures";
  REFRESH MATERIALIZED VIEW "fordel"."step_02_houses";
  REFRESH MATERIALIZED VIEW "fordel"."step_03_areas";
  REFRESH MATERIALIZED VIEW "fordel"."step_06_base_rows";
  REFRESH MATERIALIZED VIEW "fordel"."step_07_base";
  REFRESH MATERIALIZED VIEW "fordel"."step_08_houses";
  REFRESH MATERIALIZED VIEW "fordel"."step_09_figures";
  REFRESH MATERIALIZED VIEW "fordel"."step_10_figures";
END $$;
CREATE OR REPLACE FUNCTION "fordel".on_params() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN CALL "fordel".recompute(); RETURN NULL; END $$;
CREATE TRIGGER recompute AFTER UPDATE ON "fordel"."params" FOR EACH STATEMENT EXECUTE FUNCTION "fordel".on_params();
