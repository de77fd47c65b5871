package schema

import (
	"fmt"
	"reflect"
	"strings"

	"stackadvisor/internal/report"
)

// Recommend is the schema of what `recommend --format json` prints.
func Recommend() []byte {
	return result("stackadvisor recommend", reflect.TypeFor[struct {
		report.Recommendation
		report.Further
	}]())
}

// Explain is the schema of what `explain --format json` prints.
func Explain() []byte {
	return result("stackadvisor explain", reflect.TypeFor[struct {
		report.Recommendation
		report.Explanation
		report.Further
	}]())
}

// Report is the schema of what `report --format json` prints.
func Report() []byte {
	return result("stackadvisor report", reflect.TypeFor[report.Document]())
}

// Verify is the schema of what `rules verify --format json` prints.
func Verify() []byte {
	return result("stackadvisor rules verify", reflect.TypeFor[report.Verification]())
}

// TestReport is the schema of what `rules test --format json` prints.
func TestReport() []byte {
	return result("stackadvisor rules test", reflect.TypeFor[report.RuleTests]())
}

// Diff is the schema of what `rules diff --format json` prints.
func Diff() []byte {
	return result("stackadvisor rules diff", reflect.TypeFor[report.RuleDiff]())
}

// result makes a schema from the Go type of a result. Every key is always
// there; pointers may be null. A library could do this too, but would have to be
// told of every type below, of null, and of the order of keys.
func result(title string, t reflect.Type) []byte {
	n := document(title)
	b := &builder{definitions: newNode()}
	top := b.object(t)
	for _, k := range top.keys {
		n.set(k, top.values[k])
	}
	if len(b.definitions.keys) > 0 {
		n.set("definitions", b.definitions)
	}
	return n.print()
}

type builder struct{ definitions *node }

// of is the schema of one type.
func (b *builder) of(t reflect.Type) *node {
	switch t {
	case reflect.TypeFor[report.Thousandths]():
		return describe(typed("number"), "A decimal number with at most three decimals.")
	case reflect.TypeFor[report.Millionths]():
		return describe(typed("number"), "A decimal number with six decimals.")
	case reflect.TypeFor[report.Answers]():
		return describe(typed("object").set("additionalProperties", answer()), "An answer for each question id.")
	case reflect.TypeFor[report.Notes]():
		return describe(typed("object").set("additionalProperties", typed("string")), "A note for each question id.")
	case reflect.TypeFor[report.Text]():
		return anyOf(typed("string"), typed("object").set("additionalProperties", typed("string")))
	}
	switch t.Kind() {
	case reflect.String:
		return typed("string")
	case reflect.Bool:
		return typed("boolean")
	case reflect.Int, reflect.Int64, reflect.Uint64:
		return typed("integer")
	case reflect.Slice:
		return list(b.of(t.Elem()))
	case reflect.Pointer:
		return nullable(b.of(t.Elem()))
	case reflect.Interface:
		return answer()
	case reflect.Struct:
		return b.named(t)
	}
	panic(fmt.Sprintf("no schema for %v", t)) // a test prints every schema
}

// named puts the schema of a struct under definitions.
func (b *builder) named(t reflect.Type) *node {
	name := strings.ToLower(t.Name())
	if _, ok := b.definitions.values[name]; !ok {
		b.definitions.set(name, nil) // for types that refer to themselves
		b.definitions.set(name, b.object(t))
	}
	return ref(name)
}

func (b *builder) object(t reflect.Type) *node {
	return object("", b.fields(t)...)
}

// fields lists the keys of a struct; those of embedded structs are its own.
func (b *builder) fields(t reflect.Type) []property {
	var all []property
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "" && f.Type.Kind() == reflect.Pointer:
			for _, p := range b.fields(f.Type.Elem()) { // a part that may be missing
				p.required = false
				all = append(all, p)
			}
		case f.Anonymous && name == "":
			all = append(all, b.fields(f.Type)...)
		case f.IsExported() && name != "-":
			all = append(all, must(name, "", b.of(f.Type)))
		}
	}
	return all
}

func nullable(n *node) *node { return anyOf(n, typed("null")) }

func answer() *node {
	return anyOf(typed("boolean"), typed("integer"), typed("string"), list(typed("string")))
}
