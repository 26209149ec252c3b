/** The schedules of this library; found by name. Not exported. */
package dev.nnmaven.nn.schedule.builtin;
