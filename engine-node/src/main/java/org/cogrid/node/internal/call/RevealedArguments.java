package org.cogrid.node.internal.call;

/** Carries the arguments out of a call that was made only to see them. It is public because generated code throws it. */
public final class RevealedArguments extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Object[] arguments;

    private RevealedArguments(Object[] arguments) {
        super("the arguments of a call that was made only to see them", null, false, false);
        this.arguments = arguments;
    }

    /** The exception that a method throws instead of running. */
    public static RuntimeException of(Object[] arguments) {
        return new RevealedArguments(arguments);
    }

    Object[] arguments() {
        return arguments;
    }
}
