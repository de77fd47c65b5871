package reference

import (
	"fmt"
	"maps"
	"slices"
)

// condition reads a condition's table: a key is all, any, not, a fact, or a question.
func (s *Set) condition(table map[string]any) (Condition, error) {
	if len(table) == 0 {
		return nil, fmt.Errorf("an empty condition")
	}
	var c Condition
	for _, key := range slices.Sorted(maps.Keys(table)) {
		e, err := s.readEntry(key, table[key])
		if err != nil {
			return nil, err
		}
		c = append(c, e)
	}
	return c, nil
}

func (s *Set) readEntry(key string, value any) (Entry, error) {
	switch key {
	case "all", "any":
		parts, err := s.conditions(value)
		return Entry{Kind: key, Parts: parts}, err
	case "not":
		parts, err := s.conditions([]any{value})
		return Entry{Kind: key, Parts: parts}, err
	}
	for _, f := range s.Facts {
		if f.ID == key {
			is, ok := value.(bool)
			return Entry{Kind: "fact", Key: key, Is: is}, misfit(ok, key, value)
		}
	}
	for _, q := range s.Questions {
		if q.ID == key {
			return readTest(q, value)
		}
	}
	return Entry{}, fmt.Errorf("no fact or question %q", key)
}

func (s *Set) conditions(value any) ([]Condition, error) {
	var parts []Condition
	for _, member := range members(value) {
		table, ok := member.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("%v is no condition", member)
		}
		c, err := s.condition(table)
		if err != nil {
			return nil, err
		}
		parts = append(parts, c)
	}
	if len(parts) == 0 {
		return nil, fmt.Errorf("an empty list of conditions")
	}
	return parts, nil
}

// readTest reads what the table of section 1.1 allows for each kind of question.
func readTest(q Question, value any) (Entry, error) {
	e := Entry{Kind: q.Kind, Key: q.ID}
	var err error
	table, isTable := value.(map[string]any)
	switch {
	case q.Kind == "yesno":
		is, ok := value.(bool)
		e.Is, err = is, misfit(ok, q.ID, value)
	case q.Kind == "single":
		e.Test.OneOf, err = texts(q.ID, value)
	case q.Kind == "multi" && isTable:
		e.Test, err = multiTable(q.ID, table)
	case q.Kind == "multi":
		e.Test.Any, err = texts(q.ID, value)
	case isTable:
		e.Test, err = numberTable(q.ID, table)
	default:
		e.Test.Numbers, err = numbers(q.ID, value)
	}
	return e, err
}

func multiTable(id string, table map[string]any) (t Test, err error) {
	for key, value := range table {
		var e error
		switch key {
		case "any":
			t.Any, e = texts(id, value)
		case "every":
			t.Every, e = texts(id, value)
		case "none":
			t.None, e = texts(id, value)
		case "only":
			t.Only, e = texts(id, value)
		case "at_least":
			t.AtLeast, e = number(id, value)
		case "at_most":
			t.AtMost, e = number(id, value)
		default:
			e = misfit(false, id, key)
		}
		if e != nil {
			err = e
		}
	}
	return t, err
}

func numberTable(id string, table map[string]any) (t Test, err error) {
	for key, value := range table {
		n, e := number(id, value)
		switch key {
		case "at_least":
			t.AtLeast = n
		case "at_most":
			t.AtMost = n
		case "above":
			t.Above = n
		case "below":
			t.Below = n
		default:
			e = misfit(false, id, key)
		}
		if e != nil {
			err = e
		}
	}
	return t, err
}

func misfit(fits bool, id string, value any) error {
	if fits {
		return nil
	}
	return fmt.Errorf("a condition cannot compare %q with %v", id, value)
}

// members returns the members of a decoded list; anything else is its own only member.
func members(value any) []any {
	switch v := value.(type) {
	case []any:
		return v
	case []map[string]any: // how the decoder gives a list of nothing but tables
		var list []any
		for _, table := range v {
			list = append(list, table)
		}
		return list
	}
	return []any{value}
}

func texts(id string, value any) ([]string, error) {
	var list []string
	for _, member := range members(value) {
		text, ok := member.(string)
		if !ok {
			return nil, misfit(false, id, value)
		}
		list = append(list, text)
	}
	return list, misfit(len(list) > 0, id, value)
}

func numbers(id string, value any) ([]int64, error) {
	var list []int64
	for _, member := range members(value) {
		n, ok := member.(int64)
		if !ok {
			return nil, misfit(false, id, value)
		}
		list = append(list, n)
	}
	return list, misfit(len(list) > 0, id, value)
}

func number(id string, value any) (*int64, error) {
	n, ok := value.(int64)
	return &n, misfit(ok, id, value)
}
