/**
 * The goals: thin mojos over the libraries. {@code AbstractNnMojo} reads parameters from its fields
 * and converts exceptions, {@code PomGoals} fills the fields of other goals, and {@code
 * RawConfiguration} checks properties and POM as written.
 */
package dev.nnmaven.plugin;
