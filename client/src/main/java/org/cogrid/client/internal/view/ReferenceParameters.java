package org.cogrid.client.internal.view;

import java.lang.invoke.SerializedLambda;
import java.util.List;
import org.cogrid.core.Reference;
import org.cogrid.core.internal.codec.form.LambdaNames;
import org.cogrid.core.internal.task.FunctionWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Finds lambdas whose parameter has the type Reference, because the compiler had nothing else to go by. Such a lambda
 * would get the Reference's value and fail with a {@link ClassCastException}.
 */
final class ReferenceParameters {
    private static final String REFERENCE = Reference.class.descriptorString();

    private ReferenceParameters() {}

    /** Refuses a call that would fail so, and says how to write it. */
    static void check(Object function, List<@Nullable Object> arguments) {
        if (hasReference(arguments)) {
            Object own = function instanceof FunctionWrapper wrapper ? wrapper.function() : function;
            LambdaNames.serialized(own).ifPresent(lambda -> check(lambda, arguments));
        }
    }

    private static boolean hasReference(List<@Nullable Object> arguments) {
        for (Object argument : arguments) {
            if (argument instanceof Reference) {
                return true;
            }
        }
        return false;
    }

    private static void check(SerializedLambda lambda, List<@Nullable Object> arguments) {
        List<String> types = parameters(lambda.getInstantiatedMethodType());
        for (int i = 0; i < Math.min(types.size(), arguments.size()); i++) {
            if (types.get(i).equals(REFERENCE) && arguments.get(i) instanceof Reference<?> reference) {
                String found = "parameter " + (i + 1) + " of the function is a Reference to the compiler, but is given"
                        + " the value of " + reference + " on the engine: ";
                String named = "ref(\"" + reference.path() + "\", ";
                throw new IllegalArgumentException(found
                        + (isMethodReference(lambda)
                                ? "name the value's type, as in " + named + "Object.class) for ::"
                                        + lambda.getImplMethodName()
                                : "declare the parameter, as in (Integer b) -> …, or name the value's type, as"
                                        + " in on(" + named + "Integer.class))"));
            }
        }
    }

    private static boolean isMethodReference(SerializedLambda lambda) {
        return !lambda.getImplMethodName().startsWith("lambda$");
    }

    /**
     * Returns the descriptors of a lambda's parameters. They are object types, as those of its interface are type
     * variables.
     */
    private static List<String> parameters(String methodType) {
        String between = methodType.substring(1, methodType.indexOf(')'));
        return between.isEmpty() ? List.of() : List.of(between.split("(?<=;)"));
    }
}
