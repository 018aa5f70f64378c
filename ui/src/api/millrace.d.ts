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
            pipelineDags: null | components["schemas"]["PipelineDagNames"];
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
        PageOfOfUserShape: {
            items: components["schemas"]["UserShape"][];
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
        /** @description A change of the own password. */
        PasswordBody: {
            present: null | string;
            next: null | string;
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
        /** @description A run that would be made. */
        PlannedRun: {
            /** Format: date-time */
            logicalDate: string;
            /** Format: date-time */
            dataIntervalStart: string;
            /** Format: date-time */
            dataIntervalEnd: string;
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
