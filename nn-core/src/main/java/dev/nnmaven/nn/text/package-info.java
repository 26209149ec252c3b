/** Safe display of untrusted text in messages, and numbers as text. */
package dev.nnmaven.nn.text;
