package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/bits"

	"stackadvisor/internal/check"
	"stackadvisor/internal/lang"
	"stackadvisor/internal/program"
	"stackadvisor/internal/ruleset"
)

// Answers is a JSON object from question to answer that keeps its order, which
// is the order of the questions.
type Answers []Answer

// Answer is the answer to one question. Value is a bool for a yesno question, a
// string for a single, a []string for a multi, an int64 for a number.
type Answer struct {
	Question string
	Value    any
}

func answerTo(q *check.Question, v program.Value) Answer {
	a := Answer{Question: q.ID}
	switch q.Kind {
	case ruleset.YesNo:
		a.Value = v == 1
	case ruleset.Single:
		a.Value = q.Choices[v].ID
	case ruleset.Multi:
		chosen := make([]string, 0, bits.OnesCount16(uint16(v)))
		for i := range q.Choices {
			if v>>i&1 == 1 {
				chosen = append(chosen, q.Choices[i].ID)
			}
		}
		a.Value = chosen
	default:
		a.Value = int64(v)
	}
	return a
}

// MarshalJSON writes an object in the order of the list.
func (a Answers) MarshalJSON() ([]byte, error) {
	return writeObject(len(a), func(i int) (string, any) { return a[i].Question, a[i].Value })
}

// UnmarshalJSON reads an object and keeps its order.
func (a *Answers) UnmarshalJSON(data []byte) error {
	*a = Answers{}
	return readObject(data, func(key string, raw json.RawMessage) error {
		v, err := readAnswer(raw)
		*a = append(*a, Answer{key, v})
		if err != nil {
			return fmt.Errorf("answer to %q: %w", key, err)
		}
		return nil
	})
}

func readAnswer(raw json.RawMessage) (any, error) {
	switch raw[0] {
	case 't', 'f':
		return raw[0] == 't', nil
	case '"':
		var s string
		err := json.Unmarshal(raw, &s)
		return s, err
	case '[':
		list := []string{}
		err := json.Unmarshal(raw, &list)
		return list, err
	case 'n', '{':
		return nil, errors.New("expected true, false, a text, a list of texts or a number")
	}
	var n int64
	err := json.Unmarshal(raw, &n)
	return n, err
}

// Notes is a JSON object from question to note, in the order of the questions.
type Notes []Note

// Note is free text on one question.
type Note struct{ Question, Text string }

// MarshalJSON writes an object in the order of the list.
func (n Notes) MarshalJSON() ([]byte, error) {
	return writeObject(len(n), func(i int) (string, any) { return n[i].Question, n[i].Text })
}

// UnmarshalJSON reads an object and keeps its order.
func (n *Notes) UnmarshalJSON(data []byte) error {
	*n = Notes{}
	return readObject(data, func(key string, raw json.RawMessage) error {
		var text string
		err := json.Unmarshal(raw, &text)
		*n = append(*n, Note{key, text})
		return err
	})
}

// Text is a text in the languages that its author gave: in JSON a string, or an
// object from language to string in the author's order.
type Text lang.Text

// In picks the version to show, see lang.Text.
func (t Text) In(tag string) string { return lang.Text(t).In(tag) }

// MarshalJSON writes "" for no text.
func (t Text) MarshalJSON() ([]byte, error) {
	if len(t) == 0 {
		return []byte(`""`), nil
	}
	if len(t) == 1 && t[0].Lang == "" {
		return encode(t[0].Text)
	}
	return writeObject(len(t), func(i int) (string, any) { return t[i].Lang, t[i].Text })
}

// UnmarshalJSON reads a string or an object.
func (t *Text) UnmarshalJSON(data []byte) error {
	*t = nil
	if data[0] == '"' {
		var s string
		err := json.Unmarshal(data, &s)
		if s != "" {
			*t = Text(lang.Plain(s))
		}
		return err
	}
	return readObject(data, func(key string, raw json.RawMessage) error {
		var text string
		err := json.Unmarshal(raw, &text)
		*t = append(*t, lang.Version{Lang: key, Text: text})
		return err
	})
}

// encode is json.Marshal without the escapes that only HTML needs.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

func writeObject(n int, member func(i int) (key string, value any)) ([]byte, error) {
	b := []byte{'{'}
	for i := range n {
		key, value := member(i)
		k, err := encode(key)
		if err != nil {
			return nil, err
		}
		v, err := encode(value)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(append(b, k...), ':'), v...)
	}
	return append(b, '}'), nil
}

func readObject(data []byte, member func(key string, raw json.RawMessage) error) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return errors.Join(errors.New("expected an object"), err)
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return err
		}
		if err := member(key.(string), raw); err != nil {
			return err
		}
	}
	return nil
}

// NewAnswers are the known ones of the answers to a program's questions.
func NewAnswers(p *program.Program, values []program.Value) Answers {
	a := Answers{}
	for q, v := range values {
		if v != program.Unknown {
			a = append(a, answerTo(&p.Questions[q], v))
		}
	}
	return a
}
