/**
 * Model cards: what was found of a model, what its POM says, and what only people know, for people
 * and for programs. Needs {@code org.cyclonedx:cyclonedx-core-java}, which is an optional
 * dependency of this module.
 */
package dev.nnmaven.gate.card;
