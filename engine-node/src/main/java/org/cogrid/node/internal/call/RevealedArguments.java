package org.cogrid.node.internal.call;

/** Carries the arguments out of a call that was made to see them. Public as generated code throws it. */
public final class RevealedArguments extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Object[] arguments;

    private RevealedArguments(Object[] arguments) {
        super("the arguments of a call that is made for them only", null, false, false);
        this.arguments = arguments;
    }

    /** To be thrown by a method in place of running. */
    public static RuntimeException of(Object[] arguments) {
        return new RevealedArguments(arguments);
    }

    Object[] arguments() {
        return arguments;
    }
}
