// Package tui draws on a terminal.
package tui
