package audit

import (
	"fmt"
	"math"
	"strings"
)

// A Report is what is read of Lighthouse's.
type Report struct {
	RuntimeError *struct{ Message string }
	Categories   map[string]struct {
		Score     *float64 // none if it could not be found out
		AuditRefs []struct {
			ID     string
			Weight float64
		}
	}
	Audits map[string]struct {
		Title, DisplayValue string
		Score               *float64
	}
}

func (r Report) check() error {
	if r.RuntimeError != nil {
		return fmt.Errorf("lighthouse: %s", r.RuntimeError.Message)
	}
	return nil
}

// score is a category's, 0…100, as Lighthouse shows it.
func (r Report) score(category string) int {
	if score := r.Categories[category].Score; score != nil {
		return int(math.Round(100 * *score))
	}
	return 0
}

// Missed says which targets are not reached, and what is to be mended.
func (r Report) Missed(targets map[string]int) []string {
	var missed []string
	for _, category := range categories {
		if score := r.score(category); score < targets[category] {
			missed = append(missed, fmt.Sprintf("%s %d, want %d: %s", category, score, targets[category], strings.Join(r.faults(category), "; ")))
		}
	}
	return missed
}

var categories = []string{"accessibility", "best-practices", "seo", "performance"}

// faults are a category's audits that take from its score.
func (r Report) faults(category string) []string {
	var faults []string
	for _, ref := range r.Categories[category].AuditRefs {
		audit := r.Audits[ref.ID]
		if ref.Weight > 0 && audit.Score != nil && *audit.Score < 0.9 {
			faults = append(faults, strings.TrimSpace(audit.Title+" "+audit.DisplayValue))
		}
	}
	return faults
}

// String is a line of scores and times.
func (r Report) String() string {
	var parts []string
	for _, category := range categories {
		parts = append(parts, fmt.Sprintf("%s %d", category, r.score(category)))
	}
	for _, audit := range []string{"first-contentful-paint", "largest-contentful-paint", "total-blocking-time"} {
		parts = append(parts, fmt.Sprintf("%s %s", strings.ToLower(r.Audits[audit].Title), r.Audits[audit].DisplayValue))
	}
	return strings.Join(parts, ", ")
}
