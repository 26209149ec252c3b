/** What the POM's texts turn into, with every mistake found in one go. No arithmetic. */
package dev.nnmaven.plugin.config;
