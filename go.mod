module github.com/fordel-lang/fordel

go 1.26

toolchain go1.26.8

require (
	github.com/alecthomas/participle/v2 v2.1.4
	github.com/expr-lang/expr v1.17.8
)
