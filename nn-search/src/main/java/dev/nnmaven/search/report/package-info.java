/** Results of a search: log lines, JSON, pages, and the parameters of the winner. */
package dev.nnmaven.search.report;
