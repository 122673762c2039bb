package org.cogrid.node.internal.groovy;

/** A text and what stack traces call it. */
record Text(String source, String fileName) {}
