package org.cogrid.core.internal.task;

/** Removes a variable and tells whether there was one. */
public record RemoveTask(String name) implements Task {
    @Override
    public String kind() {
        return "remove";
    }

    @Override
    public Object run(TaskContext context) {
        boolean present = context.engine().globals().containsKey(name);
        context.engine().globals().remove(name);
        return present;
    }
}
