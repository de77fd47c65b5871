package check

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"

	"stackadvisor/internal/diag"
	"stackadvisor/internal/ruleset"
)

// Check resolves a merged set. If the list has errors, the Resolved is nil. Of a
// partial set, which has been reported, it says nothing.
//
//	names -> entries -> conditions -> order of facts -> checks of their own
func Check(set *ruleset.Set) (*Resolved, diag.List) {
	if set.Partial {
		return nil, nil
	}
	c := newChecker(set)
	c.header()
	c.catalogue()
	c.questionnaire()
	c.advice()
	c.claims()
	c.aliases()
	c.factOrder()
	c.askWhen()
	c.groups()
	c.impossible()
	c.contradictions()
	c.unfillable()
	c.crowded()
	c.periods()
	if c.list.HasErrors() {
		return nil, c.list
	}
	c.res.Digest = digest(set.Files)
	return c.res, c.list
}

type checker struct {
	set   *ruleset.Set
	res   *Resolved
	list  diag.List
	spell diag.Speller

	sources, criteria, layers, options, questions, facts *names
	choices                                              []*names       // by question
	conditionNames                                       []string       // questions, then facts
	cyclic                                               []bool         // by fact: it has no place in FactOrder
	idle                                                 []*conjunction // to be used again
	flagged                                              map[*Test]bool // tests with a threshold that has been reported
	tags                                                 *tags
}

// digest is defined by contract 1.4: SHA-256 over each file's length, as eight
// bytes, big-endian, and its bytes.
func digest(files []*diag.File) string {
	h := sha256.New()
	for _, f := range files {
		var length [8]byte
		binary.BigEndian.PutUint64(length[:], uint64(len(f.Data)))
		h.Write(length[:])
		h.Write(f.Data)
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}

func (c *checker) header() {
	h := &c.set.Header
	c.res = &Resolved{
		ID: h.ID.ID, Version: h.Version, Title: h.Title.Text, Summary: h.Summary.Text,
		Files: c.set.Files, Span: h.Span, Allow: allow(h.Allow),
		KnowledgeUntil: h.KnowledgeUntil.Value, ContinuedBy: h.ContinuedBy.ID,
	}
}

func allow(written []*ruleset.Allow) []Allow {
	var all []Allow
	for _, a := range written {
		all = append(all, Allow{Code: diag.Code(a.Code.ID), Because: a.Because.Text, Span: a.Code.Span})
	}
	return all
}
