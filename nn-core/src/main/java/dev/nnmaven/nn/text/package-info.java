/** Safe display of untrusted text in messages. */
package dev.nnmaven.nn.text;
