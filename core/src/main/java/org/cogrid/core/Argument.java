package org.cogrid.core;

/** Stands in for an argument of a call: a {@link Reference} or a {@link Named} value. */
public sealed interface Argument permits Reference, Named {}
