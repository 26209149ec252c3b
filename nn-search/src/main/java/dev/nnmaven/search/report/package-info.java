/** What a search found: lines of the log, JSON, pages, and the parameters of the winner. */
package dev.nnmaven.search.report;
