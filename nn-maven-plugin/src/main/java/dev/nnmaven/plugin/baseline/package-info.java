/** The model that was accepted last, which the next one is compared with. */
package dev.nnmaven.plugin.baseline;
