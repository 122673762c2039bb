package org.cogrid.core.internal.task;

/** Removes a variable or function; returns whether there was one. */
public record RemoveTask(String name) implements Task {
    @Override
    public String kind() {
        return "remove";
    }

    @Override
    public Object run(TaskContext context) {
        return context.remove(name);
    }
}
