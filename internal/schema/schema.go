// Package schema has the JSON Schemas of the files that the program reads and of
// the results that it prints. Schemas of files are written out, with a
// description for each key, in draft 4, which the editors' TOML tools read;
// schemas of results are made from the Go types they are printed from.
package schema

import (
	"bytes"
	"encoding/json"
	"strings"
)

// draft4 is the dialect of all schemas.
const draft4 = "http://json-schema.org/draft-04/schema#"

// node is a schema or a part of one. Keys are written in the order in which
// they were added.
type node struct {
	keys   []string
	values map[string]any
}

func newNode() *node { return &node{values: map[string]any{}} }

func (n *node) set(key string, value any) *node {
	if _, ok := n.values[key]; !ok {
		n.keys = append(n.keys, key)
	}
	n.values[key] = value
	return n
}

// MarshalJSON keeps the order of the keys.
func (n *node) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, key := range n.keys {
		if i > 0 {
			b.WriteByte(',')
		}
		for j, part := range []any{key, n.values[key]} {
			if j > 0 {
				b.WriteByte(':')
			}
			e := json.NewEncoder(&b)
			e.SetEscapeHTML(false)
			if err := e.Encode(part); err != nil {
				return nil, err
			}
			b.Truncate(b.Len() - 1) // Encode's line feed
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// print is the schema as an indented text.
func (n *node) print() []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(n); err != nil {
		panic(err) // it is made of strings, numbers and nodes only
	}
	return b.Bytes()
}

// document is the top of a schema.
func document(title string) *node {
	return newNode().set("$schema", draft4).set("title", title)
}

// object is a table with exactly these keys.
func object(description string, properties ...property) *node {
	n := newNode()
	if description != "" {
		n.set("description", description)
	}
	n.set("type", "object")
	all, required := newNode(), []string{}
	for _, p := range properties {
		all.set(p.name, p.schema)
		if p.required {
			required = append(required, p.name)
		}
	}
	n.set("properties", all)
	if len(required) > 0 { // draft 4 forbids an empty list
		n.set("required", required)
	}
	return n.set("additionalProperties", false)
}

// required is a table that has all of some keys.
func required(keys ...string) *node { return newNode().set("required", keys) }

type property struct {
	name     string
	schema   *node
	required bool
}

// key is an optional key, must one that has to be there.
func key(name, description string, schema *node) property {
	return property{name, describe(schema, description), false}
}

func must(name, description string, schema *node) property {
	return property{name, describe(schema, description), true}
}

// describe puts a description before a schema; one that is a reference is
// wrapped, as draft 4 ignores everything beside "$ref".
func describe(schema *node, description string) *node {
	if description == "" {
		return schema
	}
	n := newNode().set("description", description)
	if _, ok := schema.values["$ref"]; ok {
		return n.set("allOf", []*node{schema})
	}
	for _, k := range schema.keys {
		n.set(k, schema.values[k])
	}
	return n
}

func ref(name string) *node { return newNode().set("$ref", "#/definitions/"+name) }

func typed(name string) *node { return newNode().set("type", name) }

func list(of *node) *node { return typed("array").set("items", of) }

// some is a list with at least one item.
func some(of *node) *node { return list(of).set("minItems", 1) }

func words(words ...string) *node { return typed("string").set("enum", words) }

func anyOf(schemas ...*node) *node { return newNode().set("anyOf", schemas) }

func integer(least, most int64) *node {
	return typed("integer").set("minimum", least).set("maximum", most)
}

// schemas are all schemas by name, in the order of the contract.
func schemas() []struct {
	name  string
	print func() []byte
} {
	return []struct {
		name  string
		print func() []byte
	}{{"rules", Rules}, {"tests", Tests}, {"answers", Answers}, {"recommend", Recommend}, {"explain", Explain}, {"report", Report}, {"verify", Verify},
		{"test-report", TestReport}, {"diff", Diff}}
}

// Names lists the schemas.
func Names() []string {
	var names []string
	for _, s := range schemas() {
		names = append(names, s.name)
	}
	return names
}

// Print is the schema with the name, or false.
func Print(name string) ([]byte, bool) {
	for _, s := range schemas() {
		if s.name == name {
			return s.print(), true
		}
	}
	return nil, false
}

// sentence joins the parts of a long description.
func sentence(parts ...string) string { return strings.Join(parts, " ") }
