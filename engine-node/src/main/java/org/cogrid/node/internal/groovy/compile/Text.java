package org.cogrid.node.internal.groovy.compile;

/** A text and what stack traces call it. */
public record Text(String source, String fileName) {}
