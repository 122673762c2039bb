package org.cogrid.node.internal.call;

import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cogrid.core.internal.codec.form.LambdaNames;
import org.jspecify.annotations.Nullable;

/** Finds the parameters of a lambda as its author wrote them. A serializable lambda names the method with its body. */
final class LambdaSignature {
    private LambdaSignature() {}

    /** The parameters of the interface's {@code method}, as precisely as they are known. */
    static Signature of(Object function, Method method, ParameterNames names) {
        Signature plain = new Signature(List.of(method.getParameterTypes()), List.of(), false);
        try {
            Optional<SerializedLambda> lambda = LambdaNames.serialized(function);
            return lambda.isPresent() ? of(lambda.get(), function.getClass().getClassLoader(), names) : plain;
        } catch (ReflectiveOperationException | TypeNotPresentException e) {
            return plain; // without the names, only calls with named arguments fail
        }
    }

    private static Signature of(SerializedLambda lambda, @Nullable ClassLoader loader, ParameterNames parameterNames)
            throws ClassNotFoundException {
        MethodType type = MethodType.fromMethodDescriptorString(lambda.getInstantiatedMethodType(), loader);
        List<String> all = bodyNames(lambda, loader, parameterNames);
        int captured = all.size() - type.parameterCount();
        List<String> names = captured < 0 ? List.of() : all.subList(captured, all.size());
        return new Signature(type.parameterList(), names, false);
    }

    private static List<String> bodyNames(SerializedLambda lambda, @Nullable ClassLoader loader, ParameterNames names)
            throws ClassNotFoundException {
        int kind = lambda.getImplMethodKind();
        boolean isStatic = kind == MethodHandleInfo.REF_invokeStatic;
        boolean receiverIsFirst =
                !isStatic && kind != MethodHandleInfo.REF_newInvokeSpecial && lambda.getCapturedArgCount() == 0;
        Class<?> type = Class.forName(lambda.getImplClass().replace('/', '.'), false, loader);
        List<String> body = names.of(type, lambda.getImplMethodName(), lambda.getImplMethodSignature(), isStatic);
        List<String> all = new ArrayList<>(receiverIsFirst ? List.of("this") : List.of());
        all.addAll(body);
        return all;
    }
}
