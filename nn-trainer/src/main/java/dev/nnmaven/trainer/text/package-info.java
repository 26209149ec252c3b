/**
 * Text for people: numbers ({@code Formats}), shares ({@code Ratio}), tables of the log ({@code
 * TextTable}), failures ({@code Failures}).
 */
package dev.nnmaven.trainer.text;
