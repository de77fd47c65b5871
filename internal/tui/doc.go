// Package tui puts an interview before people: a rich face that fills a
// terminal, and a plain one that goes line by line, for pipes, scripts and
// screen readers. Both ask the interview what comes next and hand it what was
// said; the same answers give the same sheet in either.
//
//	interview.Interview --question--> face --keys, lines--> interview.Interview
//	report.Document     --result----> face
//
// The package decides nothing: no rules, no scores, no order of questions. What
// it needs from the world (saving, making the result, exporting) comes in
// through a Session.
//
// It also owns the colours of text reports.
package tui
