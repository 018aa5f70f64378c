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
                        "application/json": components["schemas"]["PageOfOfDagSummary"];
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
        /** @description DAGs by what they do. */
        DagCounts: {
            /** Format: int32 */
            total: number;
            /** Format: int32 */
            paused: number;
            /** Format: int32 */
            running: number;
        };
        /** @description Runs by tasks. */
        DagGrid: {
            tasks: components["schemas"]["GridTask"][];
            runs: components["schemas"]["GridRun"][];
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
        JsonNode: unknown;
        /** @description Dead letters. */
        LetterCounts: {
            /** Format: int64 */
            open: null | number;
            /** Format: int64 */
            total: null | number;
        };
        /** @description Who asks for a token. */
        LoginBody: {
            username: null | string;
            password: null | string;
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
        /** @description The first page. */
        Overview: {
            /** Format: date-time */
            time: string;
            pipeline: components["schemas"]["PipelineStatus"];
            dags: components["schemas"]["DagCounts"];
            runs: components["schemas"]["RunCounts"];
            deadLetters: components["schemas"]["LetterCounts"];
            recentRuns: components["schemas"]["RecentRun"][];
            events: components["schemas"]["EventShape"][];
        };
        /** @description A page of a list. */
        PageOfOfDagSummary: {
            items: components["schemas"]["DagSummary"][];
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
        /** @description A parameter of a DAG. */
        ParamShape: {
            name: string;
            type: string;
            default: null | components["schemas"]["JsonNode"];
            description: string;
            required: boolean;
            enum: null | string[];
            /** Format: double */
            minimum: null | number;
            /** Format: double */
            maximum: null | number;
            pattern: null | string;
        };
        /** @description A key of the pipeline, such as a nationality. */
        PartStatus: {
            key: string;
            /** Format: int64 */
            extracted: null | number;
            /** Format: int64 */
            inTopic: null | number;
            /** Format: int64 */
            loaded: null | number;
            /** Format: int64 */
            flat: null | number;
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
        /** @description A run that would be made. */
        PlannedRun: {
            /** Format: date-time */
            logicalDate: string;
            /** Format: date-time */
            dataIntervalStart: string;
            /** Format: date-time */
            dataIntervalEnd: string;
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
        /** @description A run as a bar. */
        RunBar: {
            runId: string;
            state: string;
            /** Format: date-time */
            logicalDate: string;
            /** Format: date-time */
            startDate: null | string;
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
        /** @description The runs that unpausing would make. */
        UnpausePreview: {
            runs: components["schemas"]["PlannedRun"][];
            /** Format: int32 */
            total: number;
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
