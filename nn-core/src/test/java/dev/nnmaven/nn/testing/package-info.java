/** What several tests share; none of it uses the code under test to compute what it expects. */
package dev.nnmaven.nn.testing;
