package org.cogrid.core.internal.task;

import java.util.ArrayList;

/** Lists the namespace. */
public record VariablesTask() implements Task {
    @Override
    public String kind() {
        return "variables";
    }

    @Override
    public Object run(TaskContext context) {
        return new ArrayList<>(context.variables());
    }
}
