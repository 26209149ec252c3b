/**
 * Training: {@code Trainer} runs epochs, {@code KernelStep} a step with kernels, {@code Validation}
 * decides which epoch is kept, and {@code Checkpoint} allows a training to continue.
 */
package dev.nnmaven.nn.training;
