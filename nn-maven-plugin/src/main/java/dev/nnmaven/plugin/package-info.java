/**
 * The goals: thin mojos over the libraries. {@code AbstractNnMojo} reads parameters and converts
 * exceptions, {@code PomPlugin} and {@code PomElements} read POMs, and {@code ParameterNames} finds
 * unknown parameters.
 */
package dev.nnmaven.plugin;
