package org.cogrid.core.internal.task;

/** Returns whether there is a variable of that name. */
public record ContainsTask(String name) implements Task {
    @Override
    public String kind() {
        return "contains";
    }

    @Override
    public Object run(TaskContext context) {
        return context.engine().globals().containsKey(name);
    }
}
