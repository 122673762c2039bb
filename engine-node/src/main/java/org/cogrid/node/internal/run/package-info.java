/**
 * Runs and stops users' code. Begin with {@code TaskRun}, one run that can be stopped. {@code TaskThreads} finds the
 * threads of a task. {@code Instrumentation} changes classes when they are loaded: {@code SafepointInserter} adds
 * checks that stop loops, and {@code ExitRewriter} keeps the code from ending the JVM. Not public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.run;

import org.jspecify.annotations.NullMarked;
