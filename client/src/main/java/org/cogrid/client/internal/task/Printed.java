package org.cogrid.client.internal.task;

/** Text that a task has printed on one of its streams. It may begin and end in the middle of a line. */
public record Printed(boolean err, String text) {}
