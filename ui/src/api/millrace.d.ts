// Written by `npm run types` from the server's OpenAPI document; do not edit.
export interface paths {
    "/api/millrace/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionShape"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LoginBody"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionShape"];
                    };
                };
            };
        };
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Overview"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfOfPipelineStatus"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/pipelines/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PipelineStatus"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/pipelines/{name}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    minutes?: number;
                    points?: number;
                };
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PipelineHistory"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/dags/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                    search?: string;
                    tag?: string;
                    paused?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DagList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/dags/{dagId}/grid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    before?: string;
                };
                header?: never;
                path: {
                    dagId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DagGrid"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/dags/{dagId}/params": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dagId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ParamShape"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/dags/{dagId}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    year?: number;
                };
                header?: never;
                path: {
                    dagId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarDay"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/dags/{dagId}/unpause-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dagId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnpausePreview"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/dags/{dagId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dagId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DagPage"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/dags/{dagId}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dagId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DagOverview"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/dags/{dagId}/runs/{runId}/gantt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dagId: string;
                    runId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunGantt"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/dags/{dagId}/backfills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path: {
                    dagId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfOfBackfillProgress"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HealthShape"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/processes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfOfProcessStatus"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfOfSettingInForce"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                    search?: string;
                    meter?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MetricPage"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasswordBody"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    search?: string;
                    internal?: boolean;
                    orderBy?: string;
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfOfTopicRow"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/topics/{topic}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    topic: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TopicDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/topics/{topic}/configs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    topic: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfOfSettingRow"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/topics/{topic}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    minutes?: number;
                };
                header?: never;
                path: {
                    topic: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TopicHistory"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/topics/{topic}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description The one partition meant. */
                    Partition?: number;
                    /** @description `newest` or `oldest`. */
                    Order?: string;
                    /** @description Where to begin in each partition. */
                    Offset?: number;
                    /** @description Only records of this time or later. */
                    From?: string;
                    /** @description Only records before this time. */
                    To?: string;
                    /** @description The whole key. */
                    Key?: string;
                    /** @description A text in key or value, in any case. */
                    Contains?: string;
                    /** @description A path in the value, names separated by dots. */
                    Path?: string;
                    equals?: string;
                    /** @description The most records. */
                    Limit?: number;
                    /** @description Where the page before ended. */
                    Cursor?: string;
                };
                header?: never;
                path: {
                    topic: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordList"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    topic: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProduceBody"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProducedShape"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/topics/{topic}/records/{partition}/{offset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    topic: string;
                    partition: number;
                    offset: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/topics/{topic}/tail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    partition?: number;
                    key?: string;
                    contains?: string;
                    path?: string;
                    equals?: string;
                };
                header?: never;
                path: {
                    topic: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    search?: string;
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfOfGroupRow"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/groups/{group}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    group: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupDetailsShape"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/groups/{group}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    minutes?: number;
                };
                header?: never;
                path: {
                    group: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GroupHistory"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/groups/{group}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    group: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PauseShape"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/groups/{group}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    group: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PauseShape"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/groups/{group}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    group: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ResetBody"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ResetShape"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    reason?: string;
                    stage?: string;
                    key?: string;
                    search?: string;
                    from?: null | string;
                    to?: null | string;
                    status?: string;
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfOfLetterRow"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/dead-letters/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LetterSummary"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/dead-letters/{partition}/{offset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    partition: number;
                    offset: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LetterDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/dead-letters/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReplayBody"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReplayResult"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/dags/{dagId}/runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    dagId: string;
                    runId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/dags/{dagId}/runs/{runId}/tasks/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    mapIndex?: number;
                };
                header?: never;
                path: {
                    dagId: string;
                    runId: string;
                    taskId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TaskDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/analyses/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnalysisOptions"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/analyses/demographics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description Nationalities, repeated or separated by commas; none for all. */
                    National?: string[];
                    /** @description male or female; none for both. */
                    Gender?: string;
                    /** @description The lowest age in full years. */
                    MinAge?: number;
                    /** @description The highest age in full years. */
                    MaxAge?: number;
                    /** @description Registered at this instant or later. */
                    RegisteredSince?: string;
                    /** @description Registered before this instant. */
                    RegisteredUntil?: string;
                    /** @description Extracted at this instant or later. */
                    ExtractedSince?: string;
                    /** @description Extracted before this instant. */
                    ExtractedUntil?: string;
                    table?: string;
                    format?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DemographicsAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/analyses/demographics/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description Nationalities, repeated or separated by commas; none for all. */
                    National?: string[];
                    /** @description male or female; none for both. */
                    Gender?: string;
                    /** @description The lowest age in full years. */
                    MinAge?: number;
                    /** @description The highest age in full years. */
                    MaxAge?: number;
                    /** @description Registered at this instant or later. */
                    RegisteredSince?: string;
                    /** @description Registered before this instant. */
                    RegisteredUntil?: string;
                    /** @description Extracted at this instant or later. */
                    ExtractedSince?: string;
                    /** @description Extracted before this instant. */
                    ExtractedUntil?: string;
                    level?: string;
                    state?: string;
                    order?: string;
                    limit?: number;
                    offset?: number;
                    format?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlacesAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/analyses/geolocation/cells": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description Nationalities, repeated or separated by commas; none for all. */
                    National?: string[];
                    /** @description male or female; none for both. */
                    Gender?: string;
                    /** @description The lowest age in full years. */
                    MinAge?: number;
                    /** @description The highest age in full years. */
                    MaxAge?: number;
                    /** @description Registered at this instant or later. */
                    RegisteredSince?: string;
                    /** @description Registered before this instant. */
                    RegisteredUntil?: string;
                    /** @description Extracted at this instant or later. */
                    ExtractedSince?: string;
                    /** @description Extracted before this instant. */
                    ExtractedUntil?: string;
                    box?: string;
                    precision?: number;
                    format?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CellsAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/analyses/geolocation/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description Nationalities, repeated or separated by commas; none for all. */
                    National?: string[];
                    /** @description male or female; none for both. */
                    Gender?: string;
                    /** @description The lowest age in full years. */
                    MinAge?: number;
                    /** @description The highest age in full years. */
                    MaxAge?: number;
                    /** @description Registered at this instant or later. */
                    RegisteredSince?: string;
                    /** @description Registered before this instant. */
                    RegisteredUntil?: string;
                    /** @description Extracted at this instant or later. */
                    ExtractedSince?: string;
                    /** @description Extracted before this instant. */
                    ExtractedUntil?: string;
                    box?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PointsAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/analyses/geolocation/nearest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description Nationalities, repeated or separated by commas; none for all. */
                    National?: string[];
                    /** @description male or female; none for both. */
                    Gender?: string;
                    /** @description The lowest age in full years. */
                    MinAge?: number;
                    /** @description The highest age in full years. */
                    MaxAge?: number;
                    /** @description Registered at this instant or later. */
                    RegisteredSince?: string;
                    /** @description Registered before this instant. */
                    RegisteredUntil?: string;
                    /** @description Extracted at this instant or later. */
                    ExtractedSince?: string;
                    /** @description Extracted before this instant. */
                    ExtractedUntil?: string;
                    longitude?: null | number;
                    latitude?: null | number;
                    withinKm?: null | number;
                    limit?: number;
                    format?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfOfGeoUserShape"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/analyses/geolocation/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description Nationalities, repeated or separated by commas; none for all. */
                    National?: string[];
                    /** @description male or female; none for both. */
                    Gender?: string;
                    /** @description The lowest age in full years. */
                    MinAge?: number;
                    /** @description The highest age in full years. */
                    MaxAge?: number;
                    /** @description Registered at this instant or later. */
                    RegisteredSince?: string;
                    /** @description Registered before this instant. */
                    RegisteredUntil?: string;
                    /** @description Extracted at this instant or later. */
                    ExtractedSince?: string;
                    /** @description Extracted before this instant. */
                    ExtractedUntil?: string;
                    /**
                     * @description West, south, east and north in degrees, separated by commas; with a west greater than its east it crosses the
                     *         180th meridian.
                     */
                    Box?: string;
                    /** @description Longitude, latitude and kilometres, separated by commas. */
                    Circle?: string;
                    /** @description Three or more corners, longitude and latitude each, separated by semicolons. */
                    Polygon?: string;
                    limit?: number;
                    offset?: number;
                    format?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AreaAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/analyses/timezones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description Nationalities, repeated or separated by commas; none for all. */
                    National?: string[];
                    /** @description male or female; none for both. */
                    Gender?: string;
                    /** @description The lowest age in full years. */
                    MinAge?: number;
                    /** @description The highest age in full years. */
                    MaxAge?: number;
                    /** @description Registered at this instant or later. */
                    RegisteredSince?: string;
                    /** @description Registered before this instant. */
                    RegisteredUntil?: string;
                    /** @description Extracted at this instant or later. */
                    ExtractedSince?: string;
                    /** @description Extracted before this instant. */
                    ExtractedUntil?: string;
                    at?: string;
                    hours?: string;
                    table?: string;
                    format?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TimeZonesAnswer"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/databases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfOfDatabaseSummary"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/databases/{database}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    database: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatabaseSummary"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/databases/{database}/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                    search?: string;
                };
                header?: never;
                path: {
                    database: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfOfCollectionSummary"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/databases/{database}/collections/{collection}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    database: string;
                    collection: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CollectionDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/databases/{database}/collections/{collection}/indexes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path: {
                    database: string;
                    collection: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfOfIndexShape"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/databases/{database}/collections/{collection}/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    sample?: number;
                    filter?: string;
                };
                header?: never;
                path: {
                    database: string;
                    collection: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SchemaShape"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/databases/{database}/collections/{collection}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description Which documents, as Extended JSON, e.g. {"nat": "US"}; all when it is missing. */
                    Filter?: string;
                    /** @description The order, e.g. {"age": -1}; that of the collection when it is missing. */
                    Sort?: string;
                    /** @description The fields, e.g. {"email": 1}; all when it is missing. */
                    Projection?: string;
                    limit?: number;
                    offset?: number;
                    after?: string;
                    before?: string;
                };
                header?: never;
                path: {
                    database: string;
                    collection: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DocumentPage"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/databases/{database}/collections/{collection}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    id: string;
                };
                header?: never;
                path: {
                    database: string;
                    collection: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DocumentItem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/databases/{database}/collections/{collection}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description Which documents, as Extended JSON, e.g. {"nat": "US"}; all when it is missing. */
                    Filter?: string;
                    /** @description The order, e.g. {"age": -1}; that of the collection when it is missing. */
                    Sort?: string;
                    /** @description The fields, e.g. {"email": 1}; all when it is missing. */
                    Projection?: string;
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path: {
                    database: string;
                    collection: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanShape"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/databases/{database}/collections/{collection}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description Which documents, as Extended JSON, e.g. {"nat": "US"}; all when it is missing. */
                    Filter?: string;
                    /** @description The order, e.g. {"age": -1}; that of the collection when it is missing. */
                    Sort?: string;
                    /** @description The fields, e.g. {"email": 1}; all when it is missing. */
                    Projection?: string;
                    format?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    database: string;
                    collection: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PageOfOfUserShape"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UserBody"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/users/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UserShape"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UserBody"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UserShape"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/millrace/v1/dags/{dagId}/runs/{runId}/tasks/{taskId}/logs/{tryNumber}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    mapIndex?: number;
                    after?: number;
                };
                header?: never;
                path: {
                    dagId: string;
                    runId: string;
                    taskId: string;
                    tryNumber: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/millrace/v1/dags/{dagId}/runs/{runId}/tasks/{taskId}/logs/{tryNumber}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    mapIndex?: number;
                };
                header?: never;
                path: {
                    dagId: string;
                    runId: string;
                    taskId: string;
                    tryNumber: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The users of ten years of age; without a beginning, of unknown age. */
        AgeBandShape: {
            /** Format: int32 */
            ageFrom: null | number;
            ageBand: string;
            /** Format: int64 */
            users: number;
        };
        /** @description What the filters of analyses can be set to. */
        AnalysisOptions: {
            /** Format: date-time */
            updatedAt: null | string;
            nationalities: components["schemas"]["NationalityOption"][];
            /** Format: date-time */
            firstRegisteredAt: null | string;
            /** Format: date-time */
            lastRegisteredAt: null | string;
            /** Format: date-time */
            lastExtractedAt: null | string;
        };
        /** @description The users of an area: how many, who, and a page of them. */
        AreaAnswer: {
            /** Format: date-time */
            updatedAt: null | string;
            /** Format: int64 */
            total: number;
            /** Format: double */
            averageAge: null | number;
            genders: components["schemas"]["GenderShare"][];
            nationalities: components["schemas"]["NationalityShare"][];
            ages: components["schemas"]["AgeBandShape"][];
            items: components["schemas"]["GeoUserShape"][];
        };
        /** @description A backfill and how far it is. */
        BackfillProgress: {
            /** @description Its id. */
            id: string;
            /** @description `running`, `paused`, `completed` or `cancelled`. */
            state: string;
            /**
             * Format: date-time
             * @description The first logical date.
             */
            from: string;
            /**
             * Format: date-time
             * @description The last logical date.
             */
            to: string;
            /** @description What it does with intervals that have a run: `none`, `failed` or `completed`. */
            reprocess: string;
            /**
             * Format: int32
             * @description Its runs at a time.
             */
            maxActiveRuns: number;
            /**
             * Format: int32
             * @description Intervals in its range.
             */
            intervals: number;
            /**
             * Format: int32
             * @description Intervals it has come to.
             */
            position: number;
            /** @description Its runs by state. */
            runs: components["schemas"]["RunCounts"];
            conf: null | components["schemas"]["JsonNode"];
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was over.
             */
            completedAt: null | string;
        };
        /** @description A day's runs by state. */
        CalendarDay: {
            date: string;
            /** Format: int32 */
            success: number;
            /** Format: int32 */
            failed: number;
            /** Format: int32 */
            running: number;
            /** Format: int32 */
            queued: number;
        };
        /** @description A cell of the density grid. */
        CellShape: {
            geohash: string;
            /** Format: double */
            west: number;
            /** Format: double */
            south: number;
            /** Format: double */
            east: number;
            /** Format: double */
            north: number;
            /** Format: int64 */
            users: number;
        };
        /** @description The density grid of an area: cells that touch it, densest first. */
        CellsAnswer: {
            /** Format: date-time */
            updatedAt: null | string;
            source: string;
            /** Format: int32 */
            precision: number;
            /** Format: int64 */
            users: number;
            cells: components["schemas"]["CellShape"][];
        };
        /** @description A collection with its options. */
        CollectionDetails: {
            database: string;
            summary: components["schemas"]["CollectionSummary"];
            uuid: null | string;
            isCapped: boolean;
            options: null | components["schemas"]["JsonNode"];
        };
        /** @description A collection and how much it holds; numbers are null for views. */
        CollectionSummary: {
            /** @description Its name. */
            name: string;
            /** @description `collection`, `view` or `timeseries`. */
            kind: string;
            /**
             * Format: int64
             * @description Number of documents, from the collection's metadata.
             */
            documents: null | number;
            /**
             * Format: int64
             * @description Their bytes, as BSON.
             */
            bytes: null | number;
            /**
             * Format: int64
             * @description Bytes a document.
             */
            averageBytes: null | number;
            /**
             * Format: int64
             * @description Bytes on disk, after compression.
             */
            storageBytes: null | number;
            /**
             * Format: int32
             * @description Number of indexes.
             */
            indexes: null | number;
            /**
             * Format: int64
             * @description Bytes of the indexes.
             */
            indexBytes: null | number;
            /** @description Whether only admins may look into it. */
            needsAdmin: boolean;
        };
        /** @description DAGs by what they do. */
        DagCounts: {
            /** Format: int32 */
            total: number;
            /** Format: int32 */
            paused: number;
            /** Format: int32 */
            running: number;
        };
        /** @description A DAG's settings. */
        DagFacts: {
            /** @description As Airflow writes it; null when it runs only when triggered. */
            schedule: null | string;
            /** @description Time alone makes runs, so that past intervals can be backfilled. */
            isTimed: boolean;
            /** @description The zone of the schedule's clock. */
            timeZone: string;
            /**
             * Format: date-time
             * @description The earliest logical date.
             */
            startDate: null | string;
            /** @description What becomes of missed intervals: `none`, `latest` or `all`. */
            catchup: string;
            /**
             * Format: int32
             * @description Runs at a time.
             */
            maxActiveRuns: number;
            /**
             * Format: int32
             * @description Tasks of a run at a time.
             */
            maxActiveTasks: number;
            /**
             * Format: double
             * @description How long a run may take.
             */
            runTimeoutSeconds: null | number;
            /**
             * Format: int32
             * @description How often a task may lose its worker before that counts as a failure.
             */
            maxLostWorkers: number;
            /** @description Whether it begins paused. */
            pausedAtFirst: boolean;
            /**
             * Format: date-time
             * @description When it was first seen.
             */
            firstSeenAt: string;
        };
        /** @description Runs by tasks. */
        DagGrid: {
            tasks: components["schemas"]["GridTask"][];
            runs: components["schemas"]["GridRun"][];
        };
        /** @description A page of DAGs, and what the filters have to offer. */
        DagList: {
            /** @description The cards. */
            items: components["schemas"]["DagSummary"][];
            /**
             * Format: int64
             * @description DAGs that the filters admit.
             */
            total: number;
            /**
             * Format: int32
             * @description All DAGs.
             */
            known: number;
            /**
             * Format: int32
             * @description Those of all that are paused.
             */
            paused: number;
            /** @description The tags of all DAGs, in order. */
            tags: string[];
        };
        /** @description How a DAG did lately. */
        DagOverview: {
            /** @description Runs of the last 24 hours by state. */
            lastDay: components["schemas"]["RunCounts"];
            /** @description Runs of the last seven days by state. */
            lastWeek: components["schemas"]["RunCounts"];
            /** @description The newest runs, oldest first. */
            runs: components["schemas"]["RunBar"][];
            /** @description Tasks that failed in the newest runs and in the newest failed runs, the last first. */
            failedTasks: components["schemas"]["FailedTask"][];
        };
        /** @description A DAG's page: its card, its settings, its tasks. */
        DagPage: {
            summary: components["schemas"]["DagSummary"];
            facts: components["schemas"]["DagFacts"];
            tasks: components["schemas"]["TaskFacts"][];
        };
        /** @description A DAG's card. */
        DagSummary: {
            dagId: string;
            description: null | string;
            tags: string[];
            owners: string[];
            isPaused: boolean;
            scheduleText: string;
            nextRun: null | components["schemas"]["NextRun"];
            runs: components["schemas"]["RunBar"][];
            params: components["schemas"]["ParamShape"][];
            hasPlannedRuns: boolean;
        };
        /** @description A database and how much it holds. */
        DatabaseSummary: {
            name: string;
            /** Format: int32 */
            collections: number;
            /** Format: int64 */
            documents: number;
            /** Format: int64 */
            bytes: number;
            /** Format: int64 */
            indexBytes: number;
            /** Format: int64 */
            storageBytes: number;
        };
        /** @description The users in a part of their day. */
        DayPartShape: {
            part: string;
            /** Format: int64 */
            users: number;
            /** Format: double */
            share: number;
        };
        /** @description A quarter of an hour of the UTC day: users by the part of their day, and those in the local hours asked for. */
        DaySlot: {
            /** Format: int32 */
            minute: number;
            time: string;
            /** Format: int64 */
            morning: number;
            /** Format: int64 */
            working: number;
            /** Format: int64 */
            evening: number;
            /** Format: int64 */
            sleeping: number;
            /** Format: int64 */
            reached: number;
        };
        /** @description Who the users are. */
        DemographicsAnswer: {
            /** Format: date-time */
            updatedAt: null | string;
            source: string;
            /** Format: int64 */
            users: number;
            /** Format: double */
            averageAge: null | number;
            genders: components["schemas"]["GenderShare"][];
            nationalities: components["schemas"]["NationalityShare"][];
            pyramid: components["schemas"]["PyramidBand"][];
        };
        /** @description A document. */
        DocumentItem: {
            /** @description Its id as canonical Extended JSON, which names it exactly; null when the projection leaves it out. */
            id: null | string;
            document: null | components["schemas"]["JsonNode"];
        };
        /** @description A document in the store; whether it is there now. */
        DocumentLink: {
            database: string;
            collection: string;
            id: string;
            exists: boolean;
        };
        /** @description A page of documents. */
        DocumentPage: {
            /** @description The documents; fewer than asked for when they are large. */
            items: components["schemas"]["DocumentItem"][];
            /**
             * Format: int64
             * @description How many documents match; null when it is not known.
             */
            total: null | number;
            /** @description `exact`, `metadata` (the collection's own count), `atLeast` or `unknown`. */
            totalIs: string;
            /** @description Whether documents follow. */
            hasMore: boolean;
            /** @description What `after` of the next page is; null without one, or when the order is not that of the ids. */
            next: null | string;
            /** @description What `before` of the page before is; null likewise. */
            previous: null | string;
            /**
             * Format: int64
             * @description How long it took.
             */
            millis: number;
        };
        /** @description Something that someone did. */
        EventShape: {
            /** Format: int64 */
            id: number;
            /** Format: date-time */
            when: string;
            event: string;
            user: string;
            dagId: null | string;
            runId: null | string;
            taskId: null | string;
            extra: null | string;
        };
        /** @description A task that failed, and why. */
        FailedTask: {
            runId: string;
            /** Format: date-time */
            logicalDate: string;
            taskId: string;
            /** Format: int32 */
            mapIndex: number;
            /** Format: int32 */
            tryNumber: number;
            /** Format: date-time */
            endDate: null | string;
            error: null | string;
        };
        /** @description A field of a schema. */
        FieldShape: {
            /** @description Its names from the outside, `[]` for the elements of an array. */
            path: string;
            /**
             * Format: int32
             * @description How deep it lies; 0 for the outermost.
             */
            depth: number;
            /**
             * Format: int32
             * @description How many of the sampled documents have it.
             */
            count: number;
            /** @description Its types, the most frequent first. */
            types: components["schemas"]["TypeShare"][];
            /** @description Its most frequent values. */
            values: components["schemas"]["ValueShare"][];
            /**
             * Format: int32
             * @description How many different values it has; null for more than were kept count of.
             */
            distinctValues: null | number;
            /** @description The least number or time, as text. */
            least: null | string;
            /** @description The greatest. */
            greatest: null | string;
        };
        /** @description A task of a run, or an item of a mapped one. */
        GanttRow: {
            taskId: string;
            /** Format: int32 */
            mapIndex: number;
            state: null | string;
            /** Format: date-time */
            queuedAt: null | string;
            /** Format: date-time */
            nextTryAt: null | string;
            tries: components["schemas"]["GanttTry"][];
        };
        /** @description A try of a task; the one that runs has no end. */
        GanttTry: {
            /** Format: int32 */
            number: number;
            state: string;
            /** Format: date-time */
            startDate: string;
            /** Format: date-time */
            endDate: null | string;
        };
        /** @description The users of a gender; null is unknown. */
        GenderShare: {
            gender: null | string;
            /** Format: int64 */
            users: number;
            /** Format: double */
            share: number;
            /** Format: double */
            averageAge: null | number;
        };
        /** @description A user and where he or she is. */
        GeoUserShape: {
            eventId: string;
            name: null | string;
            gender: null | string;
            /** Format: int32 */
            age: null | number;
            national: null | string;
            city: null | string;
            state: null | string;
            country: null | string;
            /** Format: double */
            longitude: number;
            /** Format: double */
            latitude: number;
            /** Format: double */
            distanceKm: null | number;
        };
        /** @description A task of a run in the grid. */
        GridCell: {
            state: null | string;
            /** Format: int32 */
            tryNumber: number;
            /** Format: date-time */
            startDate: null | string;
            /** Format: date-time */
            endDate: null | string;
            mapped: null | {
                [key: string]: number;
            };
        };
        /** @description A run in the grid. */
        GridRun: {
            runId: string;
            state: string;
            runType: string;
            /** Format: date-time */
            logicalDate: string;
            /** Format: date-time */
            dataIntervalStart: string;
            /** Format: date-time */
            dataIntervalEnd: string;
            /** Format: date-time */
            queuedAt: string;
            /** Format: date-time */
            startDate: null | string;
            /** Format: date-time */
            endDate: null | string;
            note: null | string;
            tasks: {
                [key: string]: components["schemas"]["GridCell"];
            };
        };
        /** @description A task in the grid. */
        GridTask: {
            taskId: string;
            label: string;
            isMapped: boolean;
            upstream: string[];
            triggerRule: string;
        };
        /** @description A consumer group. */
        GroupDetailsShape: {
            group: string;
            state: string;
            assignor: string;
            isPaused: boolean;
            /** Format: int64 */
            lag: number;
            /** Format: double */
            lagSeconds: number;
            members: components["schemas"]["MemberRow"][];
            partitions: components["schemas"]["GroupPlace"][];
        };
        /** @description The last hour of a group. */
        GroupHistory: {
            points: components["schemas"]["GroupPoint"][];
        };
        /** @description Where a group is in a partition. */
        GroupPlace: {
            topic: string;
            /** Format: int32 */
            partition: number;
            /** Format: int64 */
            committed: null | number;
            /** Format: int64 */
            start: number;
            /** Format: int64 */
            end: number;
            /** Format: int64 */
            lag: number;
            /** Format: double */
            lagSeconds: number;
            memberId: null | string;
        };
        /** @description How far a group was behind. */
        GroupPoint: {
            /** Format: date-time */
            time: string;
            /** Format: int64 */
            lag: number;
            /** Format: double */
            lagSeconds: number;
        };
        /** @description A consumer group in a list. */
        GroupRow: {
            group: string;
            state: string;
            isPaused: boolean;
            /** Format: int32 */
            members: number;
            topics: string[];
            /** Format: int64 */
            lag: number;
            /** Format: double */
            lagSeconds: number;
        };
        /** @description A header; the format is that of the value. */
        HeaderRow: {
            name: string;
            value: null | string;
            format: null | string;
        };
        /** @description Whether a part works. */
        HealthPart: {
            /** @description The part, such as `store`. */
            name: string;
            /** @description Its name for people. */
            title: string;
            /** @description `healthy`, `idle`, `degraded` or `unhealthy`. */
            status: string;
            /** @description What is so, and what to do where something is wrong. */
            message: string;
            /**
             * Format: date-time
             * @description Since when it is so, as far back as this process has looked.
             */
            sinceAt: null | string;
        };
        /** @description Whether the parts work. */
        HealthShape: {
            status: string;
            parts: components["schemas"]["HealthPart"][];
        };
        /** @description The pipeline at a moment. */
        HistoryPoint: {
            /** Format: date-time */
            time: string;
            /** Format: double */
            extractedPerSecond: null | number;
            /** Format: double */
            streamedPerSecond: null | number;
            /** Format: double */
            loadedPerSecond: null | number;
            /** Format: double */
            transformedPerSecond: null | number;
            /** Format: int64 */
            lag: null | number;
            /** Format: double */
            lagSeconds: null | number;
            /** Format: double */
            latencyP99Seconds: null | number;
            /** Format: int64 */
            deadLetters: null | number;
        };
        /** @description A field of an index: `1`, `-1` or a kind such as `2dsphere`. */
        IndexKey: {
            field: string;
            kind: string;
        };
        /** @description An index. */
        IndexShape: {
            /** @description Its name. */
            name: string;
            /** @description Its fields in order. */
            keys: components["schemas"]["IndexKey"][];
            /** @description Whether no two documents may have the same key. */
            isUnique: boolean;
            /** @description Whether documents without the fields are left out. */
            isSparse: boolean;
            partialFilter: null | components["schemas"]["JsonNode"];
            /**
             * Format: int64
             * @description After how long it removes documents; null when it does not.
             */
            expireAfterSeconds: null | number;
            /**
             * Format: int64
             * @description Its size; null when the server does not tell.
             */
            bytes: null | number;
            /**
             * Format: int64
             * @description How often queries used it since UsesSince; null when the server does not tell.
             */
            uses: null | number;
            /**
             * Format: date-time
             * @description When the server began to count.
             */
            usesSince: null | string;
            specification: null | components["schemas"]["JsonNode"];
        };
        JsonNode: unknown;
        JsonObject: Record<string, never>;
        /** @description Dead letters of one stage and reason. */
        LetterCount: {
            stage: string;
            reason: string;
            /** Format: int64 */
            total: number;
            /** Format: int64 */
            open: number;
        };
        /** @description Dead letters. */
        LetterCounts: {
            /** Format: int64 */
            open: null | number;
            /** Format: int64 */
            total: null | number;
        };
        /** @description A dead letter with the record it was. */
        LetterDetails: {
            topic: string;
            /** Format: int32 */
            partition: number;
            /** Format: int64 */
            offset: number;
            /** Format: date-time */
            at: string;
            stage: string;
            reason: string;
            message: string;
            errorClass: null | string;
            group: null | string;
            /** Format: int32 */
            attempt: number;
            status: string;
            origin: null | components["schemas"]["LetterOrigin"];
            first: null | string;
            previous: null | string;
            record: components["schemas"]["RecordRow"];
            document: null | components["schemas"]["DocumentLink"];
        };
        /** @description Where a dead letter's record lay. */
        LetterOrigin: {
            topic: string;
            /** Format: int32 */
            partition: number;
            /** Format: int64 */
            offset: number;
            /** Format: date-time */
            timestamp: null | string;
        };
        /** @description Where a dead letter lies. */
        LetterPlace: {
            /** Format: int32 */
            partition: number;
            /** Format: int64 */
            offset: number;
        };
        /** @description A dead letter in a list. Its status is `open`, `replayed` or `failed_again`. */
        LetterRow: {
            /** Format: int32 */
            partition: number;
            /** Format: int64 */
            offset: number;
            /** Format: date-time */
            at: string;
            stage: string;
            reason: string;
            message: string;
            key: string;
            /** Format: int32 */
            attempt: number;
            /** Format: int32 */
            valueBytes: number;
            status: string;
        };
        /** @description Dead letters counted. While it is not complete the letters are still being read and the numbers are the least. */
        LetterSummary: {
            topic: string;
            isComplete: boolean;
            /** Format: int64 */
            total: number;
            /** Format: int64 */
            open: number;
            reasons: components["schemas"]["LetterCount"][];
        };
        /** @description Who asks for a token. */
        LoginBody: {
            username: null | string;
            password: null | string;
        };
        /** @description A partition that a member has. */
        MemberPartition: {
            topic: string;
            /** Format: int32 */
            partition: number;
        };
        /** @description A member of a consumer group. */
        MemberRow: {
            memberId: string;
            clientId: string;
            host: string;
            partitions: components["schemas"]["MemberPartition"][];
        };
        /** @description A page of the instruments. */
        MetricPage: {
            items: components["schemas"]["MetricShape"][];
            /** Format: int64 */
            total: number;
            /** Format: double */
            stepSeconds: number;
        };
        /** @description An instrument with one set of tags. */
        MetricSeriesShape: {
            /** @description The tags. */
            tags: {
                [key: string]: string;
            };
            /**
             * Format: double
             * @description The sum of a counter or histogram since the start; the last value of a gauge.
             */
            value: number;
            /**
             * Format: int64
             * @description How many values a histogram has seen; null for others.
             */
            count: null | number;
            /**
             * Format: double
             * @description Half of a histogram's values are at most this.
             */
            p50: null | number;
            /**
             * Format: double
             * @description 99 % of a histogram's values are at most this.
             */
            p99: null | number;
            /**
             * @description The last half hour, oldest first: growth per second of a counter, value of a gauge, mean of a histogram; null
             *         where nothing was measured.
             */
            history: (null | number)[];
        };
        /** @description An instrument of this process. */
        MetricShape: {
            /** @description Its name. */
            name: string;
            /** @description The meter it belongs to. */
            meter: string;
            /** @description `counter`, `gauge` or `histogram`. */
            kind: string;
            /** @description Its unit, such as `s` or `{record}`; empty for none. */
            unit: string;
            /** @description What it measures; empty when nobody said. */
            description: string;
            /** @description Its name at `/metrics`. */
            prometheusName: string;
            /** @description Its series, those with most first, at most fifty. */
            series: components["schemas"]["MetricSeriesShape"][];
            /**
             * Format: int32
             * @description How many series it has.
             */
            seriesTotal: number;
        };
        /** @description A nationality that users can have, with all its users. */
        NationalityOption: {
            national: string;
            country: null | string;
            /** Format: int64 */
            users: number;
        };
        /** @description The users of a nationality. */
        NationalityShare: {
            national: string;
            country: null | string;
            /** Format: int64 */
            users: number;
            /** Format: double */
            share: number;
            /** Format: int64 */
            male: number;
            /** Format: int64 */
            female: number;
            /** Format: double */
            averageAge: null | number;
        };
        /** @description The next run of a schedule. */
        NextRun: {
            /** Format: date-time */
            logicalDate: string;
            /** Format: date-time */
            dataIntervalStart: string;
            /** Format: date-time */
            dataIntervalEnd: string;
            /** Format: date-time */
            runAfter: string;
        };
        /** @description The users of a UTC offset. */
        OffsetShape: {
            /** Format: int32 */
            minutes: number;
            offset: null | string;
            timezone: null | string;
            /** Format: int64 */
            users: number;
            /** Format: double */
            share: number;
            localTime: string;
            part: string;
        };
        /** @description The first page. */
        Overview: {
            /** Format: date-time */
            time: string;
            pipeline: components["schemas"]["PipelineStatus"];
            pipelineDags: null | components["schemas"]["PipelineDagNames"];
            dags: components["schemas"]["DagCounts"];
            runs: components["schemas"]["RunCounts"];
            deadLetters: components["schemas"]["LetterCounts"];
            recentRuns: components["schemas"]["RecentRun"][];
            events: components["schemas"]["EventShape"][];
        };
        /** @description A page of a list. */
        PageOfOfBackfillProgress: {
            items: components["schemas"]["BackfillProgress"][];
            /** Format: int64 */
            total: number;
            nextCursor?: null | string;
        };
        /** @description A page of a list. */
        PageOfOfCollectionSummary: {
            items: components["schemas"]["CollectionSummary"][];
            /** Format: int64 */
            total: number;
            nextCursor?: null | string;
        };
        /** @description A page of a list. */
        PageOfOfDatabaseSummary: {
            items: components["schemas"]["DatabaseSummary"][];
            /** Format: int64 */
            total: number;
            nextCursor?: null | string;
        };
        /** @description A page of a list. */
        PageOfOfGeoUserShape: {
            items: components["schemas"]["GeoUserShape"][];
            /** Format: int64 */
            total: number;
            nextCursor?: null | string;
        };
        /** @description A page of a list. */
        PageOfOfGroupRow: {
            items: components["schemas"]["GroupRow"][];
            /** Format: int64 */
            total: number;
            nextCursor?: null | string;
        };
        /** @description A page of a list. */
        PageOfOfIndexShape: {
            items: components["schemas"]["IndexShape"][];
            /** Format: int64 */
            total: number;
            nextCursor?: null | string;
        };
        /** @description A page of a list. */
        PageOfOfLetterRow: {
            items: components["schemas"]["LetterRow"][];
            /** Format: int64 */
            total: number;
            nextCursor?: null | string;
        };
        /** @description A page of a list. */
        PageOfOfPipelineStatus: {
            items: components["schemas"]["PipelineStatus"][];
            /** Format: int64 */
            total: number;
            nextCursor?: null | string;
        };
        /** @description A page of a list. */
        PageOfOfProcessStatus: {
            items: components["schemas"]["ProcessStatus"][];
            /** Format: int64 */
            total: number;
            nextCursor?: null | string;
        };
        /** @description A page of a list. */
        PageOfOfSettingInForce: {
            items: components["schemas"]["SettingInForce"][];
            /** Format: int64 */
            total: number;
            nextCursor?: null | string;
        };
        /** @description A page of a list. */
        PageOfOfSettingRow: {
            items: components["schemas"]["SettingRow"][];
            /** Format: int64 */
            total: number;
            nextCursor?: null | string;
        };
        /** @description A page of a list. */
        PageOfOfTopicRow: {
            items: components["schemas"]["TopicRow"][];
            /** Format: int64 */
            total: number;
            nextCursor?: null | string;
        };
        /** @description A page of a list. */
        PageOfOfUserShape: {
            items: components["schemas"]["UserShape"][];
            /** Format: int64 */
            total: number;
            nextCursor?: null | string;
        };
        /** @description A parameter of a DAG. */
        ParamShape: {
            /** @description Its name. */
            name: string;
            /** @description Its JSON type. */
            type: string;
            default: null | components["schemas"]["JsonNode"];
            /** @description For people. */
            description: string;
            /** @description Whether a run must give it. */
            required: boolean;
            /** @description The only texts allowed. */
            enum: null | string[];
            /**
             * Format: double
             * @description The smallest number.
             */
            minimum: null | number;
            /**
             * Format: double
             * @description The largest number.
             */
            maximum: null | number;
            /** @description What a text must look like. */
            pattern: null | string;
            /** @description `date-time` for an instant; null otherwise. */
            format: null | string;
        };
        /** @description A key of the pipeline, such as a nationality. What cannot be told apart by key is null. */
        PartStatus: {
            /** @description The key. */
            key: string;
            /**
             * Format: int64
             * @description Records ever written to its partition.
             */
            extracted: null | number;
            /**
             * Format: int64
             * @description Records that its partition keeps.
             */
            inTopic: null | number;
            /**
             * Format: int64
             * @description Records of it that the loader is done with.
             */
            loaded: null | number;
            /**
             * Format: int64
             * @description Documents in its flat collection.
             */
            flat: null | number;
            /**
             * Format: double
             * @description Records a second into the topic.
             */
            streamedPerSecond?: null | number;
            /**
             * Format: double
             * @description Records a second that the loader is done with.
             */
            loadedPerSecond?: null | number;
            /**
             * Format: double
             * @description Documents a second into the flat collection.
             */
            transformedPerSecond?: null | number;
        };
        /** @description A partition's extent: from the oldest offset kept to the next to be written. Its key is the one it is for. */
        PartitionRow: {
            /** Format: int32 */
            partition: number;
            /** Format: int64 */
            start: number;
            /** Format: int64 */
            end: number;
            /** Format: int32 */
            leader: number;
            key: null | string;
        };
        /** @description A change of the own password. */
        PasswordBody: {
            present: null | string;
            next: null | string;
        };
        /** @description Whether a group is paused now, and whether that was changed. */
        PauseShape: {
            group: string;
            isPaused: boolean;
            isChanged: boolean;
        };
        /** @description The DAGs that run the stages of a pipeline. Immutable. */
        PipelineDagNames: {
            /** @description The one that asks the source. */
            extract: string;
            /** @description The one that loads the topic into the store. */
            load: string;
            /** @description The one that makes collections and views. */
            transform: string;
        };
        /** @description The last hour of the pipeline. */
        PipelineHistory: {
            /** Format: double */
            stepSeconds: number;
            points: components["schemas"]["HistoryPoint"][];
        };
        /** @description The pipeline now. */
        PipelineStatus: {
            name: string;
            stages: components["schemas"]["StageStatus"][];
            parts: components["schemas"]["PartStatus"][];
            /** Format: int64 */
            deadLettersOpen: null | number;
        };
        /** @description A country, state or city. */
        PlaceShape: {
            national: string;
            country: null | string;
            state: null | string;
            city: null | string;
            /** Format: int64 */
            users: number;
            /** Format: double */
            share: number;
            /** Format: int64 */
            male: number;
            /** Format: int64 */
            female: number;
            /** Format: double */
            averageAge: null | number;
        };
        /** @description Places of a level; shares are of all of them. */
        PlacesAnswer: {
            /** Format: date-time */
            updatedAt: null | string;
            source: string;
            items: components["schemas"]["PlaceShape"][];
            /** Format: int32 */
            total: number;
            /** Format: int64 */
            users: number;
            isCut: boolean;
        };
        /** @description How the server carries out a query, from an actual run. */
        PlanShape: {
            /** @description `index`, `collection` (all of it) or `nothing`. */
            reads: string;
            /** @description The index that is used; null for none. */
            index: null | string;
            /** @description Whether the order needed a sort beside the index. */
            sortsInMemory: boolean;
            /**
             * Format: int64
             * @description Documents that were found.
             */
            returned: null | number;
            /**
             * Format: int64
             * @description Index keys that were looked at.
             */
            keysExamined: null | number;
            /**
             * Format: int64
             * @description Documents that were looked at.
             */
            documentsExamined: null | number;
            /**
             * Format: int64
             * @description How long it took the server.
             */
            millis: null | number;
            /**
             * Format: int32
             * @description Plans that were considered and not taken.
             */
            rejectedPlans: number;
            /** @description The steps, the outermost first. */
            stages: components["schemas"]["PlanStage"][];
            raw: null | components["schemas"]["JsonNode"];
        };
        /** @description A step of a plan; numbers are null when the server does not tell. */
        PlanStage: {
            /** @description Its name, e.g. `IXSCAN`. */
            stage: string;
            /**
             * Format: int32
             * @description How far inside it lies; 0 for the outermost.
             */
            depth: number;
            details: null | components["schemas"]["JsonNode"];
            /**
             * Format: int64
             * @description Documents or keys it passed on.
             */
            returned: null | number;
            /**
             * Format: int64
             * @description Keys it looked at.
             */
            keysExamined: null | number;
            /**
             * Format: int64
             * @description Documents it looked at.
             */
            documentsExamined: null | number;
            /**
             * Format: int64
             * @description How long it and its inputs took.
             */
            millis: null | number;
        };
        /** @description A run that would be made. */
        PlannedRun: {
            /** Format: date-time */
            logicalDate: string;
            /** Format: date-time */
            dataIntervalStart: string;
            /** Format: date-time */
            dataIntervalEnd: string;
        };
        /** @description Users of an area, a random part of them when there are more than asked for. */
        PointsAnswer: {
            /**
             * Format: date-time
             * @description When the views were.
             */
            updatedAt: null | string;
            /**
             * Format: int64
             * @description How many are there; about so many when it is a sample.
             */
            users: number;
            /** @description Whether these are a part. */
            isSample: boolean;
            /** @description The users, by id. */
            points: components["schemas"]["GeoUserShape"][];
        };
        /** @description A process with a part in running DAGs. */
        ProcessStatus: {
            id: string;
            host: string;
            /** Format: int32 */
            processId: number;
            role: string;
            isAlive: boolean;
            isThisProcess: boolean;
            /** Format: date-time */
            heartbeatAt: null | string;
            /** Format: int32 */
            runningTasks: number;
            /** Format: int64 */
            memoryBytes: null | number;
        };
        /** @description A record to write. A partition of null lets the key choose; a value of null is a tombstone. */
        ProduceBody: {
            key: null | string;
            value: null | string;
            /** Format: int32 */
            partition: null | number;
            headers: null | {
                [key: string]: string;
            };
        };
        /** @description Where a record was written. */
        ProducedShape: {
            topic: string;
            /** Format: int32 */
            partition: number;
            /** Format: int64 */
            offset: number;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description A band of the age pyramid; the one without a beginning is of unknown ages. */
        PyramidBand: {
            /** Format: int32 */
            ageFrom: null | number;
            /** Format: int32 */
            ageTo: null | number;
            ageBand: string;
            /** Format: int64 */
            male: number;
            /** Format: int64 */
            female: number;
            /** Format: int64 */
            other: number;
        };
        /** @description The moment of the UTC day at which the most users are in the local hours asked for. */
        ReachShape: {
            /** Format: int32 */
            minute: number;
            time: string;
            /** Format: int64 */
            users: number;
            /** Format: double */
            share: number;
        };
        /** @description A run that was lately. */
        RecentRun: {
            dagId: string;
            runId: string;
            state: string;
            runType: string;
            /** Format: date-time */
            logicalDate: string;
            /** Format: date-time */
            startDate: null | string;
            /** Format: date-time */
            endDate: null | string;
            /** Format: double */
            durationSeconds: null | number;
        };
        /** @description A record with the document that was made of it; null when it has no event id. */
        RecordDetails: {
            record: components["schemas"]["RecordRow"];
            document: null | components["schemas"]["DocumentLink"];
        };
        /** @description A page of records. Stopped says why: `end`, `full`, or `budget` when the search is not over. */
        RecordList: {
            items: components["schemas"]["RecordRow"][];
            /** Format: int64 */
            scanned: number;
            /** Format: int64 */
            left: number;
            nextCursor: null | string;
            stopped: string;
            /** Format: double */
            seconds: number;
        };
        /** @description A record. Formats are `json`, `text` and `base64`, null for nothing; a list cuts long values. */
        RecordRow: {
            /** Format: int32 */
            partition: number;
            /** Format: int64 */
            offset: number;
            /** Format: date-time */
            timestamp: string;
            key: null | string;
            keyFormat: null | string;
            value: null | string;
            valueFormat: null | string;
            isValueCut: boolean;
            /** Format: int64 */
            size: number;
            headers: components["schemas"]["HeaderRow"][];
        };
        /**
         * @description Which dead letters to replay: those at the places, or all that the rest admits; through `topic` or
         *         `loader`.
         */
        ReplayBody: {
            places: null | components["schemas"]["LetterPlace"][];
            reason: null | string;
            stage: null | string;
            key: null | string;
            search: null | string;
            /** Format: date-time */
            from: null | string;
            /** Format: date-time */
            to: null | string;
            through: null | string;
            /** @default false */
            dryRun: boolean;
        };
        /** @description What a replay did, or would do. */
        ReplayResult: {
            dryRun: boolean;
            through: string;
            /** Format: int64 */
            selected: number;
            /** Format: int64 */
            alreadyReplayed: number;
            /** Format: int64 */
            refused: number;
            /** Format: int64 */
            open: number;
            /** Format: int64 */
            sent: number;
            /** Format: int64 */
            stored: number;
            /** Format: int64 */
            duplicates: number;
            /** Format: int64 */
            failedAgain: number;
            /** Format: int64 */
            notSent: number;
            reason: null | string;
        };
        /**
         * @description Where a group shall go on: `earliest`, `latest`, `offset` or `time`. A dry run changes
         *         nothing.
         */
        ResetBody: {
            topic: null | string;
            to: null | string;
            /** Format: int64 */
            offset: null | number;
            /** Format: date-time */
            time: null | string;
            /** Format: int32 */
            partition: null | number;
            /** @default false */
            dryRun: boolean;
        };
        /** @description What a reset changes in one partition. Records read again count up, those skipped down. */
        ResetRow: {
            /** Format: int32 */
            partition: number;
            /** Format: int64 */
            before: null | number;
            /** Format: int64 */
            after: number;
            /** Format: int64 */
            readAgain: null | number;
        };
        /** @description What a reset changed, or would change. */
        ResetShape: {
            group: string;
            topic: string;
            dryRun: boolean;
            partitions: components["schemas"]["ResetRow"][];
        };
        /** @description A run as a bar. */
        RunBar: {
            runId: string;
            state: string;
            runType: string;
            /** Format: date-time */
            logicalDate: string;
            /** Format: date-time */
            startDate: null | string;
            /** Format: date-time */
            endDate: null | string;
            /** Format: double */
            durationSeconds: null | number;
        };
        /** @description Runs by state. */
        RunCounts: {
            /** Format: int64 */
            queued: number;
            /** Format: int64 */
            running: number;
            /** Format: int64 */
            success: number;
            /** Format: int64 */
            failed: number;
        };
        /** @description A run with its tasks. `Conf` is what it was given, `Params` what its tasks see. */
        RunDetails: {
            dagId: string;
            runId: string;
            state: string;
            runType: string;
            /** Format: date-time */
            logicalDate: string;
            /** Format: date-time */
            dataIntervalStart: string;
            /** Format: date-time */
            dataIntervalEnd: string;
            /** Format: date-time */
            queuedAt: string;
            /** Format: date-time */
            startDate: null | string;
            /** Format: date-time */
            endDate: null | string;
            /** Format: double */
            durationSeconds: null | number;
            triggeredBy: string;
            triggeringUser: null | string;
            backfillId: null | string;
            note: null | string;
            error: null | string;
            conf: components["schemas"]["JsonNode"];
            params: components["schemas"]["JsonObject"];
            tasks: components["schemas"]["RunTask"][];
        };
        /** @description When each task of a run ran, try by try. */
        RunGantt: {
            /** @description The run. */
            runId: string;
            /** @description Its state. */
            state: string;
            /**
             * Format: date-time
             * @description Its logical date.
             */
            logicalDate: string;
            /**
             * Format: date-time
             * @description When it was queued.
             */
            queuedAt: string;
            /**
             * Format: date-time
             * @description When it began.
             */
            startDate: null | string;
            /**
             * Format: date-time
             * @description When it ended.
             */
            endDate: null | string;
            /** @description Tasks in the DAG's order, the items of mapped ones in theirs; at most 500. */
            rows: components["schemas"]["GanttRow"][];
            /**
             * Format: int32
             * @description How many rows there are.
             */
            total: number;
        };
        /** @description A task of a run; a mapped one is the sum of its items, which `Mapped` counts by state. */
        RunTask: {
            taskId: string;
            description: null | string;
            isMapped: boolean;
            upstream: string[];
            triggerRule: null | string;
            state: null | string;
            /** Format: int32 */
            tryNumber: number;
            /** Format: int32 */
            maxTries: number;
            /** Format: date-time */
            queuedAt: null | string;
            /** Format: date-time */
            startDate: null | string;
            /** Format: date-time */
            endDate: null | string;
            /** Format: date-time */
            nextTryAt: null | string;
            error: null | string;
            mapped: null | {
                [key: string]: number;
            };
        };
        /** @description The fields of a collection, from a sample. */
        SchemaShape: {
            /**
             * Format: int32
             * @description How many documents were looked at.
             */
            sampled: number;
            /**
             * Format: int64
             * @description How many the collection has; null when it is not known.
             */
            documents: null | number;
            /** @description Which documents the sample has, as a sentence. */
            how: string;
            /** @description The fields, each after the one that holds it. */
            fields: components["schemas"]["FieldShape"][];
            /** @description Whether there are more fields than are listed. */
            isCut: boolean;
        };
        /** @description Who the browser is logged in as. */
        SessionShape: {
            authentication: string;
            user: null | components["schemas"]["SessionUser"];
            csrf: null | string;
            version: string;
        };
        /** @description A user as the pages see them. */
        SessionUser: {
            name: string;
            role: string;
        };
        /** @description A setting as it is in force. Immutable. */
        SettingInForce: {
            /** @description Its name, such as `--data-dir`. */
            name: string;
            /** @description Its value for people; the server masks the secrets in it. */
            value: string;
            /** @description Where it comes from: `default`, `file`, `environment` or `command line`. */
            source: string;
            /** @description What it is for. */
            description: string;
        };
        /** @description A setting in force; the value is null when it is a secret. */
        SettingRow: {
            name: string;
            value: null | string;
            isDefault: boolean;
            isReadOnly: boolean;
            isSensitive: boolean;
        };
        /** @description A stage of the pipeline. */
        StageStatus: {
            stage: string;
            title: string;
            detail: string;
            state: string;
            /** Format: int64 */
            total: null | number;
            /** Format: double */
            ratePerSecond: null | number;
            /** Format: int64 */
            lag: null | number;
            /** Format: double */
            lagSeconds: null | number;
            /** Format: double */
            latencyP50Seconds: null | number;
            /** Format: double */
            latencyP99Seconds: null | number;
            /** Format: int64 */
            errors: number;
            /** Format: date-time */
            lastAt: null | string;
            message: null | string;
        };
        /** @description A task of a run, or one item of a mapped task. */
        TaskDetails: {
            dagId: string;
            runId: string;
            taskId: string;
            /** Format: int32 */
            mapIndex: number;
            /** Format: date-time */
            logicalDate: string;
            runState: string;
            state: null | string;
            /** Format: int32 */
            tryNumber: number;
            /** Format: int32 */
            maxTries: number;
            /** Format: date-time */
            queuedAt: null | string;
            /** Format: date-time */
            startDate: null | string;
            /** Format: date-time */
            endDate: null | string;
            /** Format: date-time */
            nextTryAt: null | string;
            error: null | string;
            worker: null | string;
            chosen: null | string[];
            tries: components["schemas"]["TryShape"][];
            mapped: null | {
                [key: string]: number;
            };
            definition: null | components["schemas"]["TaskShape"];
        };
        /** @description A task's settings. */
        TaskFacts: {
            /** @description Its id. */
            taskId: string;
            /** @description For people. */
            description: null | string;
            /** @description `task`, `branch` or `mapped`. */
            kind: string;
            /** @description The tasks it depends on. */
            upstream: string[];
            /** @description The tasks that depend on it. */
            downstream: string[];
            /** @description When it may start. */
            triggerRule: string;
            /**
             * Format: int32
             * @description Tries after the first.
             */
            retries: number;
            /**
             * Format: double
             * @description From a failure to the next try.
             */
            retryDelaySeconds: number;
            /** @description How the delay grows: `constant` or `exponential`. */
            backoff: string;
            /**
             * Format: double
             * @description How long a try may take.
             */
            timeoutSeconds: null | number;
            /** @description The pool whose slots it takes. */
            pool: null | string;
            /**
             * Format: int32
             * @description Slots it takes.
             */
            poolSlots: number;
            /**
             * Format: int32
             * @description Tries of it at a time.
             */
            maxActive: null | number;
            /** @description Datasets that it has changed when it ends well. */
            produces: string[];
        };
        /** @description A task as its DAG defines it now. */
        TaskShape: {
            description: null | string;
            kind: string;
            upstream: string[];
            downstream: string[];
            triggerRule: string;
            /** Format: int32 */
            retries: number;
            /** Format: double */
            retryDelaySeconds: number;
            /** Format: double */
            executionTimeoutSeconds: null | number;
            pool: string;
            /** Format: int32 */
            poolSlots: number;
            /** Format: int32 */
            maxActive: null | number;
            mapSource: null | string;
            produces: string[];
        };
        /** @description When it is what time for whom. */
        TimeZonesAnswer: {
            /** Format: date-time */
            updatedAt: null | string;
            source: string;
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            users: number;
            offsets: components["schemas"]["OffsetShape"][];
            parts: components["schemas"]["DayPartShape"][];
            hours: string;
            /** Format: int64 */
            reachedNow: number;
            best: null | components["schemas"]["ReachShape"];
            day: components["schemas"]["DaySlot"][];
        };
        /** @description A topic. Its role is what the pipeline uses it for: `source`, `dead_letters` or nothing. */
        TopicDetails: {
            name: string;
            role: null | string;
            isInternal: boolean;
            /** Format: int64 */
            records: number;
            /** Format: int64 */
            bytes: null | number;
            /** Format: double */
            recordsPerSecond: null | number;
            partitions: components["schemas"]["PartitionRow"][];
            groups: components["schemas"]["TopicGroup"][];
            /** Format: date-time */
            at: string;
        };
        /** @description A consumer group in a topic. */
        TopicGroup: {
            group: string;
            state: string;
            /** Format: int64 */
            lag: number;
            /** Format: double */
            lagSeconds: number;
        };
        /** @description The last hour of a topic. */
        TopicHistory: {
            /** Format: double */
            stepSeconds: number;
            points: components["schemas"]["TopicPoint"][];
        };
        /** @description A topic at a moment. */
        TopicPoint: {
            /** Format: date-time */
            time: string;
            /** Format: double */
            recordsPerSecond: null | number;
            /** Format: int64 */
            records: number;
        };
        /** @description A topic in a list. Bytes are null where the cluster does not say. */
        TopicRow: {
            name: string;
            /** Format: int32 */
            partitions: number;
            /** Format: int64 */
            records: number;
            /** Format: int64 */
            bytes: null | number;
            isInternal: boolean;
            /** Format: double */
            recordsPerSecond: null | number;
            groups: string[];
        };
        /** @description A try of a task. */
        TryShape: {
            /** Format: int32 */
            tryNumber: number;
            state: null | string;
            /** Format: date-time */
            startDate: null | string;
            /** Format: date-time */
            endDate: null | string;
            error: null | string;
            worker: null | string;
        };
        /** @description How often a field has a type. */
        TypeShare: {
            type: string;
            /** Format: int32 */
            count: number;
        };
        /** @description The runs that unpausing would make. */
        UnpausePreview: {
            runs: components["schemas"]["PlannedRun"][];
            /** Format: int32 */
            total: number;
        };
        /** @description A user to make or change. */
        UserBody: {
            name: null | string;
            role: null | string;
            password: null | string;
        };
        /** @description A user. */
        UserShape: {
            name: string;
            role: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastLoginAt: null | string;
        };
        /** @description How often a field has a value. */
        ValueShare: {
            value: string;
            /** Format: int32 */
            count: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
