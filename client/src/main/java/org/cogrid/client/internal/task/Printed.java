package org.cogrid.client.internal.task;

/** Some text that a task has printed on one of its streams; lines may begin and end anywhere in it. */
public record Printed(boolean err, String text) {}
